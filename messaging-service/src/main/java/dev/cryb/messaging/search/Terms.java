package dev.cryb.messaging.search;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the index beside words: marks for server, channel and author, which no word can be, as words are lower
 * case.
 *
 * <p>So one index answers for one server among many without reading what the others said.
 */
final class Terms {

    private Terms() {}

    static String server(ServerId id) {
        return "S" + id;
    }

    static String channel(ChannelId id) {
        return "C" + id;
    }

    static String author(UserId id) {
        return "A" + id;
    }

    /** All that a message is found by. */
    static String[] of(@Nullable ServerId serverId, ChannelId channelId, UserId authorId, String content) {
        List<String> terms = new ArrayList<>(Words.of(content));
        if (serverId != null) {
            terms.add(server(serverId));
        }
        terms.add(channel(channelId));
        terms.add(author(authorId));
        return terms.toArray(String[]::new);
    }

    /** A tsquery that asks for all of these; each is quoted, so that it is nothing but text. */
    static String all(Collection<String> terms) {
        return terms.stream()
                .map(term -> "'" + term.replace("\\", "\\\\").replace("'", "''") + "'")
                .collect(Collectors.joining(" & "));
    }
}
