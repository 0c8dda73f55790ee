package dev.cryb.bus;

import dev.cryb.id.UserId;
import dev.cryb.request.Caller;
import dev.cryb.trail.Trail;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A command or query on its way, as it lies in a stream; fields as in {@link Streams#commands}.
 *
 * @param nonce empty for queries
 * @param fresh whether this nonce was certainly never added before, so that nobody need look for it
 * @param nonceGiven whether the nonce was the client's own
 * @param replyTo the instance that awaits the answer; empty for none
 * @param trail what the client's request behind it is known by
 */
public record CommandEntry(
        StreamId id,
        String event,
        Caller caller,
        String nonce,
        boolean fresh,
        boolean nonceGiven,
        String replyTo,
        long correlation,
        String body,
        Trail trail) {

    /** One that no client's request is behind. */
    public CommandEntry(
            StreamId id,
            String event,
            Caller caller,
            String nonce,
            boolean fresh,
            boolean nonceGiven,
            String replyTo,
            long correlation,
            String body) {
        this(id, event, caller, nonce, fresh, nonceGiven, replyTo, correlation, body, Trail.NONE);
    }

    private static final String TODO = "todo:";

    /** The nonce as the client gave it, to echo it. */
    public @Nullable String clientNonce() {
        return nonceGiven ? nonce : null;
    }

    /** The same once more: its nonce may be known by now. */
    public CommandEntry again() {
        return new CommandEntry(id, event, caller, nonce, false, nonceGiven, replyTo, correlation, body, trail);
    }

    /** What came of a {@link Todo}, on its way into the service's own line; nobody awaits an answer. */
    static CommandEntry outcome(long todoId, String event, Caller caller, String body) {
        return new CommandEntry(StreamId.ZERO, event, caller, TODO + todoId, false, false, "", 0, body);
    }

    /** The todo whose outcome this is, or 0; a client's own nonce never makes it one. */
    long outcomeOf() {
        if (nonceGiven || !nonce.startsWith(TODO)) {
            return 0;
        }
        try {
            return Long.parseLong(nonce, TODO.length(), nonce.length(), 10);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    /** What leads to the lines that were logged for it: the client's request, or else the entry. */
    String errorId() {
        return trail.id().isEmpty() ? id.toString() : trail.id();
    }

    /** The fields and values of the stream's entry. */
    public Map<String, String> fields() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("e", event);
        fields.put("u", caller.userId().toString());
        fields.put("w", caller.username());
        fields.put("d", caller.displayName());
        if (caller.avatar() != null) {
            fields.put("a", caller.avatar());
        }
        if (!nonce.isEmpty()) {
            fields.put("n", nonce);
            fields.put("f", fresh ? "1" : "0");
            fields.put("g", nonceGiven ? "1" : "0");
        }
        fields.put("r", replyTo);
        fields.put("c", Long.toString(correlation));
        fields.put("b", body);
        trail.write(fields);
        return fields;
    }

    /** Reads the entry back; throws a {@link RuntimeException} on one that is none of ours. */
    public static CommandEntry of(StreamId id, Map<String, String> fields) {
        return new CommandEntry(
                id,
                need(fields, "e"),
                new Caller(UserId.parse(need(fields, "u")), need(fields, "w"), need(fields, "d"), fields.get("a")),
                fields.getOrDefault("n", ""),
                "1".equals(fields.get("f")),
                "1".equals(fields.get("g")),
                fields.getOrDefault("r", ""),
                Long.parseLong(fields.getOrDefault("c", "0")),
                need(fields, "b"),
                Trail.of(fields));
    }

    private static String need(Map<String, String> fields, String name) {
        String value = fields.get(name);
        if (value == null) {
            throw new IllegalArgumentException("entry lacks field " + name);
        }
        return value;
    }
}
