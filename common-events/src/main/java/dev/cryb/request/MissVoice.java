package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import org.jspecify.annotations.Nullable;

/**
 * LiveKit has someone no more: that call is over, unless it goes on with another connection.
 *
 * @param call which of the user's calls
 * @param participant the connection that ended; absent where the whole call was looked for and not found
 * @param left whether the client said so, and did not just fall silent
 */
public record MissVoice(
        UserId userId, String call, @Nullable String participant, boolean left) implements Command {

    public MissVoice {
        Shape.required("userId", userId);
        Shape.required("call", call);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return userId.partition();
    }
}
