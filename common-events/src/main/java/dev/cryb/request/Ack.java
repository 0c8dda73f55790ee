package dev.cryb.request;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import org.jspecify.annotations.Nullable;

/**
 * The one terminal answer to a request, already in its wire form.
 *
 * @param json {@code {"ok":true,"data":{...}}} or {@code {"ok":false,"error":{...}}}, as in protocol.md section 2
 */
public record Ack(boolean ok, String json) {

    /** No answer yet: the handler has kept the asker and answers it by a later command. */
    public static final Ack LATER = new Ack(false, "");

    private record Failure(
            ErrorCode code,
            String message,
            boolean retryable,
            @Nullable Long retryAfterMs,
            @Nullable String field,
            @Nullable String permission,
            @Nullable String correlationId) {}

    /** Success, with an object of the contract. */
    public static Ack ok(Object data) {
        return okJson(Json.write(data));
    }

    /** Success, with an object that was written before: an event and its ack share their bytes. */
    public static Ack okJson(String dataJson) {
        return new Ack(true, "{\"ok\":true,\"data\":" + dataJson + "}");
    }

    /** Success with nothing to tell. */
    public static Ack done() {
        return okJson("{}");
    }

    /** A refusal in the words of the one who refused. */
    public static Ack refused(Refused refused) {
        return refused(refused, null);
    }

    private static Ack refused(Refused refused, @Nullable String correlationId) {
        Failure failure = new Failure(
                refused.code(),
                refused.words(),
                refused.code().retryable(),
                refused.retryAfterMs(),
                refused.field(),
                refused.permission(),
                correlationId);
        return new Ack(false, "{\"ok\":false,\"error\":" + Json.write(failure) + "}");
    }

    /** A failure of ours; its id leads an operator to the log lines and tells the client nothing else. */
    public static Ack internal(String correlationId) {
        return refused(
                Refused.of(ErrorCode.INTERNAL, "Something went wrong on our side (" + correlationId + ")."),
                correlationId);
    }
}
