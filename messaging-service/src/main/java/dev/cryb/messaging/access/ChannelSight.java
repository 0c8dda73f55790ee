package dev.cryb.messaging.access;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MemberAccess;
import dev.cryb.id.ServerId;
import org.jspecify.annotations.Nullable;

/** A channel as one who may view it sees it: of a server, or a direct message. */
public sealed interface ChannelSight {

    ChannelModel channel();

    Rights rights();

    /** The server that it lies in; null for a direct message. */
    @Nullable
    ServerId serverId();

    /** Refuses where one of two has blocked the other. */
    default void requireUnblocked() {}

    /** A channel of a server, for one of its members. */
    record InServer(ServerModel server, ChannelModel channel, MemberAccess member, Rights rights)
            implements ChannelSight {
        @Override
        public ServerId serverId() {
            return server.id();
        }
    }

    /** A direct message or group, for one of its recipients. */
    record InDm(DmModel dm, Rights rights) implements ChannelSight {
        @Override
        public ChannelModel channel() {
            return dm.channel();
        }

        @Override
        public @Nullable ServerId serverId() {
            return null;
        }

        @Override
        public void requireUnblocked() {
            if (dm.isBlocked()) {
                throw Refused.of(ErrorCode.BLOCKED, "You cannot write to each other.");
            }
        }
    }

    /** The server's side of it; a direct message is unknown to what only servers have. */
    default InServer inServer() {
        if (this instanceof InServer inServer) {
            return inServer;
        }
        throw Unknown.channel();
    }
}
