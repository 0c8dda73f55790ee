package dev.cryb.request;

import dev.cryb.id.ChannelId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator may do to someone's call; stamped by the gateway, after messaging has said who stands above whom.
 *
 * @param where the channels in which the moderator holds the right
 * @param inServer whether the moderator holds it in the server as a whole
 * @param destination what the one who is moved finds there; absent where nobody is moved
 */
public record VoiceMandate(
        List<ChannelId> where, boolean inServer, @Nullable VoicePass destination) {}
