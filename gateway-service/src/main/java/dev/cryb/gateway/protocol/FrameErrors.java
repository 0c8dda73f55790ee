package dev.cryb.gateway.protocol;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.session.Closing;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.json.Json;
import io.netty.buffer.ByteBufUtil;
import org.jspecify.annotations.Nullable;

/** What both protocols tell clients about frames that go no further. */
public final class FrameErrors {
    /** So many refused frames in one socket's life are no accident. */
    public static final int MAX_REFUSED = 100;

    private static final int UNDECODABLE = 4002;
    private static final int NOT_AUTHENTICATED = 4003;
    private static final int RATE_LIMITED = 4008;
    private static final int TIMED_OUT = 4009;

    private FrameErrors() {}

    private record Failure(
            ErrorCode code, String message, @Nullable String event) {}

    private record Ending(
            int code,
            String reason,
            boolean resumable,
            @Nullable Long retryAfterMs) {}

    /** The event {@code error}, for a request without an id or a frame that is no request. */
    public static OutboundEvent event(Refused why, @Nullable String event) {
        return new OutboundEvent("error", Json.write(new Failure(why.code(), why.words(), event)), null);
    }

    /** The object that announces the end of a socket. */
    public static String closing(Closing closing) {
        return Json.write(new Ending(closing.code(), closing.reason(), closing.resumable(), closing.retryAfterMs()));
    }

    /** A request is larger than requests may be. */
    public static Refused tooLarge(SocketConfig config) {
        return Refused.of(
                ErrorCode.TOO_LARGE,
                "A request takes at most " + config.maxRequest().asLongValue() + " bytes.");
    }

    /** The end of a socket that sent what cannot be read. */
    public static Closing undecodable(Undecodable why) {
        return new Closing(UNDECODABLE, why.reason(), true, null, false);
    }

    /** The end of a socket that asked before it was let in. */
    public static Closing notConnected(String reason) {
        return new Closing(NOT_AUTHENTICATED, reason, false, null, false);
    }

    /** The end of a socket that keeps sending what is refused. */
    public static Closing tooManyRefused() {
        return new Closing(RATE_LIMITED, "too many refused frames", true, null, false);
    }

    /** The end of a socket whose client does not answer. */
    public static Closing timedOut(String reason) {
        return new Closing(TIMED_OUT, reason, true, null, false);
    }

    /** Bytes that {@code text} takes on the wire. */
    public static int utf8Length(String text) {
        return ByteBufUtil.utf8Bytes(text);
    }
}
