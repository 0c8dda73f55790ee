package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permissions;

/**
 * Messaging says what someone may do where they talk.
 *
 * @param call which of the user's calls was asked about
 * @param exists whether the channel is there at all
 */
public record JudgeVoice(UserId userId, String call, boolean exists, Permissions rights) implements Command {

    public JudgeVoice {
        Shape.required("userId", userId);
        Shape.required("call", call);
        Shape.required("rights", rights);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return userId.partition();
    }
}
