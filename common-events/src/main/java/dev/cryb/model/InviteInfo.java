package dev.cryb.model;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What anyone with a code may know of where it leads. */
public record InviteInfo(
        String code,
        ServerInfo server,
        ChannelInfo channel,
        @Nullable Instant expiresAt) {

    /** The server's face. */
    public record ServerInfo(
            ServerId id, String name, @Nullable String icon, int memberCount) {}

    /** The channel one lands in. */
    public record ChannelInfo(ChannelId id, String name) {}
}
