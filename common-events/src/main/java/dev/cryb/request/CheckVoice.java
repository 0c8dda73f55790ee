package dev.cryb.request;

import dev.cryb.error.Shape;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Voice asks messaging what those who talk in channels of one server, or in one direct message, may do there.
 *
 * <p>Each answer comes back as {@link JudgeVoice}.
 */
public record CheckVoice(@Nullable ServerId serverId, List<Talker> talkers) implements Command {

    /** Those that one command names at most. */
    public static final int MOST = 100;

    /** Someone in a channel. */
    public record Talker(UserId userId, ChannelId channelId, String call) {}

    public CheckVoice {
        Shape.required("talkers", talkers);
        Shape.list("talkers", talkers, MOST);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId != null
                ? serverId.partition()
                : talkers.get(0).channelId().partition();
    }
}
