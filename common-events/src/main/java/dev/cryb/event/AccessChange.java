package dev.cryb.event;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;

/**
 * What an event changes of who may see what: the {@code meta} that gateways apply in stream order.
 *
 * <p>What opens something is applied before its event is delivered, what closes something after: those concerned hear
 * of both.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "change")
@JsonSubTypes({
    @JsonSubTypes.Type(value = AccessChange.MemberEntered.class, name = "member_entered"),
    @JsonSubTypes.Type(value = AccessChange.MemberGone.class, name = "member_gone"),
    @JsonSubTypes.Type(value = AccessChange.ChannelOpened.class, name = "channel_opened"),
    @JsonSubTypes.Type(value = AccessChange.ChannelClosed.class, name = "channel_closed")
})
public sealed interface AccessChange {

    /** The server concerned. */
    ServerId serverId();

    /** Whether it takes sight away, and so applies after delivery. */
    default boolean closes() {
        return false;
    }

    /** Someone came into a server; carries the server's rights for gateways that do not know it yet. */
    record MemberEntered(ServerAccess server, MemberAccess member) implements AccessChange {
        @Override
        public ServerId serverId() {
            return server.id();
        }
    }

    /** Someone is out of a server, for whatever reason. */
    record MemberGone(ServerId serverId, UserId userId) implements AccessChange {
        @Override
        public boolean closes() {
            return true;
        }
    }

    /** A channel is there, or its rights are new. */
    record ChannelOpened(ServerId serverId, ChannelAccess channel) implements AccessChange {}

    /** A channel is gone. */
    record ChannelClosed(ServerId serverId, ChannelId channelId) implements AccessChange {
        @Override
        public boolean closes() {
            return true;
        }
    }
}
