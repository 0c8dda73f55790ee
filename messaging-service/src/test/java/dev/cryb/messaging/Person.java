package dev.cryb.messaging;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.id.EmojiId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.ChannelType;
import dev.cryb.model.UploadPurpose;
import dev.cryb.model.User;
import dev.cryb.permission.Overwrite;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateEmoji;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateServer;
import dev.cryb.request.InviteCode;
import dev.cryb.request.JoinServer;
import dev.cryb.request.ListMessages;
import dev.cryb.request.NamesPeople;
import dev.cryb.request.Query;
import dev.cryb.request.RequestType;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    /** Asks as a gateway would have it read: what cannot be read is refused, people are introduced. */
    Answer asks(String event, JsonNode payload) {
        return asks(event, payload, true);
    }

    /** What the same would be answered; nothing of it stays. */
    Answer tries(String event, JsonNode payload) {
        return asks(event, payload, false);
    }

    private Answer asks(String event, JsonNode payload, boolean kept) {
        try {
            return switch (Json.read(
                    payload, Objects.requireNonNull(RequestType.named(event)).record())) {
                case NamesPeople naming -> asks(introduced(naming), kept);
                case Command command -> asks(command, kept);
                case Query query -> asks(query);
                default -> throw new AssertionError(event + " is none of this service");
            };
        } catch (Refused refused) {
            return new Answer(Ack.refused(refused), List.of(), false);
        }
    }

    private Answer asks(Command command, boolean kept) {
        return kept ? world.command(caller, command) : world.trial(caller, command);
    }

    private Command introduced(NamesPeople naming) {
        List<User> people = naming.named().stream().map(world::known).toList();
        if (people.isEmpty()) {
            throw Refused.of(ErrorCode.UNKNOWN_USER, "There is no such user.");
        }
        return naming.knowing(people);
    }

    /** A picture of one's own, ready to be taken. */
    String uploads(UploadPurpose purpose, @Nullable ServerId server, String picture) {
        return world.uploads(this, purpose, server, picture).toString();
    }

    /** An emoji of a server. */
    EmojiId draws(ServerId server, String name) {
        UploadId upload = world.uploads(this, UploadPurpose.EMOJI, server, "e".repeat(32));
        return EmojiId.parse(
                asks(new CreateEmoji(server, name, upload)).ok().get("id").asText());
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
