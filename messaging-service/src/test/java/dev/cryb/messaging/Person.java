package dev.cryb.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateServer;
import dev.cryb.request.InviteCode;
import dev.cryb.request.JoinServer;
import dev.cryb.request.ListMessages;
import dev.cryb.request.Query;
import java.util.List;

/** Somebody who asks things of the service. */
record Person(World world, Caller caller) {

    /** A server that somebody founded, with its one channel. */
    record Home(ServerId id, ChannelId general) {}

    UserId id() {
        return caller.userId();
    }

    Answer asks(Command command) {
        return world.command(caller, command);
    }

    Answer asks(Query query) {
        return world.query(caller, query);
    }

    Home founds(String name) {
        JsonNode state = asks(new CreateServer(name, null)).ok();
        return new Home(
                ServerId.parse(state.at("/server/id").asText()),
                ChannelId.parse(state.at("/channels/0/id").asText()));
    }

    InviteCode invites(ChannelId channel, int maxUses) {
        return InviteCode.parse(
                asks(new CreateInvite(channel, 3600, maxUses)).ok().get("code").asText());
    }

    Answer joins(InviteCode code) {
        return asks(new JoinServer(code));
    }

    Answer sends(ChannelId channel, String content) {
        return asks(new CreateMessage(channel, content, null, null, null));
    }

    Answer replies(ChannelId channel, MessageId to) {
        return asks(new CreateMessage(channel, "as you say", to, null, null));
    }

    ChannelId opens(ServerId server, String name, Overwrite... overwrites) {
        return ChannelId.parse(
                asks(new CreateChannel(server, ChannelType.TEXT, name, null, null, List.of(overwrites), null, null))
                        .ok()
                        .get("id")
                        .asText());
    }

    JsonNode reads(ChannelId channel) {
        return asks(new ListMessages(channel, null, null, null, null, null, null))
                .ok();
    }
}
