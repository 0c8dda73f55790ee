package dev.cryb.gateway.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.GetVoiceStates;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks the voice service who talks where, and shows of it what a session sees.
 *
 * <p>Nobody waits longer than a second for it: what comes later is told then, person by person. Belongs to the core loop.
 */
final class VoiceStates {

    private static final long PATIENCE_MS = 1_000;

    private final Context core;
    private final RequestDesk desk;
    private final Speaking speaking;

    VoiceStates(Context core, RequestDesk desk, Speaking speaking) {
        this.core = core;
        this.desk = desk;
        this.speaking = speaking;
    }

    /** Fills what a session starts from: each server's states, and of direct messages those beside them. */
    void start(Caller caller, ObjectNode ready, Runnable then, Consumer<OutboundEvent> late) {
        List<ServerId> servers = new ArrayList<>();
        ready.path("servers")
                .forEach(state ->
                        servers.add(ServerId.parse(state.at("/server/id").asText())));
        List<ChannelId> dms = new ArrayList<>();
        ready.path("dms").forEach(dm -> dms.add(ChannelId.parse(dm.path("id").asText())));
        ask(
                caller,
                servers,
                dms,
                found -> {
                    ready.path("servers").forEach(state -> ((ObjectNode) state)
                            .set("voiceStates", seen(found, state.path("channels"))));
                    ready.set("voiceStates", seen(found, ready.path("dms")));
                    then.run();
                },
                found -> {
                    ready.path("servers").forEach(state -> tell(seen(found, state.path("channels")), late));
                    tell(seen(found, ready.path("dms")), late);
                });
    }

    /** The ack of a server's state with who talks there in it. */
    void state(
            Caller caller, RequestDesk.Answer answer, Consumer<RequestDesk.Answer> then, Consumer<OutboundEvent> late) {
        if (!answer.ok() || !(data(answer.ackJson()) instanceof ObjectNode state)) {
            then.accept(answer);
            return;
        }
        ServerId server = ServerId.parse(state.at("/server/id").asText());
        ask(
                caller,
                List.of(server),
                List.of(),
                found -> then.accept(new RequestDesk.Answer(
                        "{\"ok\":true,\"data\":"
                                + Json.write(state.set("voiceStates", seen(found, state.path("channels")))) + "}",
                        true,
                        answer.after())),
                found -> tell(seen(found, state.path("channels")), late));
    }

    /** Tells who talks in a server whose whole state a client has just got without them. */
    void joined(Caller caller, RequestDesk.Answer answer, Consumer<OutboundEvent> listener) {
        if (answer.ok() && data(answer.ackJson()) instanceof ObjectNode state) {
            ServerId server = ServerId.parse(state.at("/server/id").asText());
            desk.query(new GetVoiceStates(List.of(server), List.of()), caller, found -> {
                if (found.ok()) {
                    tell(seen(found(found.ackJson()), state.path("channels")), listener);
                }
            });
        }
    }

    private void ask(
            Caller caller,
            List<ServerId> servers,
            List<ChannelId> dms,
            Consumer<JsonNode> inTime,
            Consumer<JsonNode> late) {
        boolean[] told = {false};
        long timer = core.owner()
                .setTimer(
                        PATIENCE_MS,
                        over -> core.runOnContext(turn -> {
                            if (!told[0]) {
                                told[0] = true;
                                inTime.accept(Json.shared().createArrayNode());
                            }
                        }));
        desk.query(new GetVoiceStates(servers, dms), caller, answer -> {
            core.owner().cancelTimer(timer);
            JsonNode found =
                    answer.ok() ? found(answer.ackJson()) : Json.shared().createArrayNode();
            note(caller.userId(), found);
            if (!told[0]) {
                told[0] = true;
                inTime.accept(found);
            } else {
                late.accept(found);
            }
        });
    }

    /** The session's own call, so that it may say that it speaks. */
    private void note(UserId userId, JsonNode found) {
        for (JsonNode state : found) {
            if (state.path("userId").asText().equals(userId.toString())) {
                speaking.talks(
                        userId,
                        ChannelId.parse(state.path("channelId").asText()),
                        state.path("mute").asBoolean());
            }
        }
    }

    /** Of these states those in channels that the session sees. */
    private static ArrayNode seen(JsonNode states, JsonNode channels) {
        List<String> visible = new ArrayList<>();
        channels.forEach(channel -> visible.add(channel.path("id").asText()));
        ArrayNode seen = Json.shared().createArrayNode();
        for (JsonNode state : states) {
            if (visible.contains(state.path("channelId").asText())) {
                seen.add(state);
            }
        }
        return seen;
    }

    private static void tell(ArrayNode states, Consumer<OutboundEvent> listener) {
        states.forEach(
                state -> listener.accept(new OutboundEvent("voice:joined", "{\"voiceState\":" + state + "}", null)));
    }

    private static JsonNode found(String ackJson) {
        return data(ackJson).path("voiceStates");
    }

    private static JsonNode data(String ackJson) {
        try {
            return Json.tree(ackJson).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
    }
}
