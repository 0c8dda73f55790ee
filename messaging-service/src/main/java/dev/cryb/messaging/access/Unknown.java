package dev.cryb.messaging.access;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;

/** What is not there, or not for the caller to see: one wording for both, so that nothing shows the difference. */
public final class Unknown {

    private Unknown() {}

    public static Refused channel() {
        return Refused.of(ErrorCode.UNKNOWN_CHANNEL, "There is no such channel.");
    }

    public static Refused server() {
        return Refused.of(ErrorCode.UNKNOWN_SERVER, "There is no such server.");
    }

    public static Refused message() {
        return Refused.of(ErrorCode.UNKNOWN_MESSAGE, "There is no such message.");
    }

    public static Refused invite() {
        return Refused.of(ErrorCode.UNKNOWN_INVITE, "There is no such invite, or it has ended.");
    }

    public static Refused role() {
        return Refused.of(ErrorCode.UNKNOWN_ROLE, "There is no such role.");
    }

    public static Refused member() {
        return Refused.of(ErrorCode.UNKNOWN_MEMBER, "There is no such member.");
    }

    public static Refused emoji() {
        return Refused.of(ErrorCode.UNKNOWN_EMOJI, "There is no such emoji.");
    }

    public static Refused upload() {
        return Refused.of(ErrorCode.UNKNOWN_UPLOAD, "There is no such upload.");
    }
}
