package dev.cryb.gateway.admin;

import dev.cryb.bus.StreamId;
import dev.cryb.error.Refused;
import dev.cryb.request.Service;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Which dead letters an administrator wants to see, oldest first.
 *
 * @param after only those behind this one
 */
public record LettersAsked(Service service, StreamId after, int limit) {

    /** As it stands in the query. */
    public static LettersAsked of(@Nullable String service, @Nullable String after, @Nullable String limit) {
        return new LettersAsked(
                service(service), after == null ? StreamId.ZERO : letter("after", after), AdminRules.limit(limit));
    }

    /** A service that does commands. */
    public static Service service(@Nullable String name) {
        return Arrays.stream(Service.values())
                .filter(one -> one != Service.GATEWAY && one.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Refused.invalid("service", "service takes messaging, presence, voice or media."));
    }

    /** The id of a letter. */
    public static StreamId letter(String field, String text) {
        if (!text.matches("[0-9]{1,18}-[0-9]{1,18}")) {
            throw Refused.invalid(field, field + " is not the id of a letter.");
        }
        return StreamId.parse(text);
    }
}
