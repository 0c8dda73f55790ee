package dev.cryb.gateway.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.event.Meta;
import dev.cryb.event.VoiceChange;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.Lately;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.GetVoiceStates;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a session is shown of who talks where.
 *
 * <p>An answer is put right by the events that passed while it was on its way. Belongs to the core loop.
 */
final class VoiceStates {

    private final Around around;
    private final Speaking speaking;
    private final Lately lately = new Lately();

    VoiceStates(Around around, Speaking speaking) {
        this.around = around;
        this.speaking = speaking;
    }

    /** An event has been delivered. */
    void onRouted(EventEntry event, @Nullable Meta meta) {
        if (meta instanceof VoiceChange change) {
            lately.spoke(change.userId(), event);
        }
    }

    /** Fills what a session starts from: each server's states, and of direct messages those beside them. */
    Around.Question start(Caller caller, ObjectNode ready, Consumer<OutboundEvent> late) {
        List<ServerId> servers = new ArrayList<>();
        Set<String> visible = new HashSet<>();
        ready.path("servers").forEach(state -> {
            servers.add(ServerId.parse(state.at("/server/id").asText()));
            visible.addAll(ids(state.path("channels")));
        });
        List<ChannelId> dms = new ArrayList<>();
        ready.path("dms").forEach(dm -> dms.add(ChannelId.parse(dm.path("id").asText())));
        visible.addAll(ids(ready.path("dms")));
        return question(
                caller,
                new GetVoiceStates(servers, dms),
                found -> {
                    ready.path("servers").forEach(state -> ((ObjectNode) state)
                            .set("voiceStates", seen(found, ids(state.path("channels")))));
                    ready.set("voiceStates", seen(found, ids(ready.path("dms"))));
                },
                one -> tell(one, visible, late));
    }

    /** Fills a server's state. */
    Around.Question of(Caller caller, ObjectNode state, Consumer<OutboundEvent> late) {
        Set<String> visible = ids(state.path("channels"));
        return question(
                caller,
                new GetVoiceStates(List.of(ServerId.parse(state.at("/server/id").asText())), List.of()),
                found -> state.set("voiceStates", seen(found, visible)),
                one -> tell(one, visible, late));
    }

    /** Tells who talks in a server whose whole state a client has just got without them. */
    void joined(Caller caller, RequestDesk.Answer answer, Consumer<OutboundEvent> listener) {
        if (answer.ok() && data(answer.ackJson()) instanceof ObjectNode state) {
            around.later(caller, of(caller, state, listener));
        }
    }

    private Around.Question question(
            Caller caller, GetVoiceStates query, Consumer<ArrayNode> inTime, Consumer<JsonNode> late) {
        long mark = lately.mark();
        return new Around.Question(
                query,
                "voiceStates",
                lately,
                found -> {
                    ArrayNode now = putRight(found, mark);
                    now.forEach(one -> note(caller.userId(), one));
                    inTime.accept(now);
                },
                one -> {
                    note(caller.userId(), one);
                    late.accept(one);
                });
    }

    /** What was found, as the events that came since have it: who has left is not there, who has come is. */
    private ArrayNode putRight(ArrayNode found, long mark) {
        Map<UserId, EventEntry> newer = lately.since(mark);
        if (newer == null || newer.isEmpty()) {
            return found;
        }
        ArrayNode now = Json.shared().createArrayNode();
        for (JsonNode one : found) {
            if (!newer.containsKey(UserId.parse(one.path("userId").asText()))) {
                now.add(one);
            }
        }
        newer.values().forEach(event -> {
            switch (event.name()) {
                case "voice:joined" -> now.add(tree(event.data()).path("voiceState"));
                case "voice:state_update" -> now.add(tree(event.data()));
                default -> {}
            }
        });
        return now;
    }

    /** The session's own call, so that it may say that it speaks. */
    private void note(UserId userId, JsonNode state) {
        if (state.path("userId").asText().equals(userId.toString())) {
            speaking.talks(
                    userId,
                    ChannelId.parse(state.path("channelId").asText()),
                    state.path("mute").asBoolean());
        }
    }

    private static Set<String> ids(JsonNode channels) {
        Set<String> ids = new HashSet<>();
        channels.forEach(channel -> ids.add(channel.path("id").asText()));
        return ids;
    }

    /** Of these states those in channels that the session sees. */
    private static ArrayNode seen(JsonNode states, Set<String> visible) {
        ArrayNode seen = Json.shared().createArrayNode();
        for (JsonNode state : states) {
            if (visible.contains(state.path("channelId").asText())) {
                seen.add(state);
            }
        }
        return seen;
    }

    private static void tell(JsonNode state, Set<String> visible, Consumer<OutboundEvent> listener) {
        if (visible.contains(state.path("channelId").asText())) {
            listener.accept(new OutboundEvent("voice:joined", "{\"voiceState\":" + state + "}", null));
        }
    }

    private static JsonNode data(String ackJson) {
        return tree(ackJson).path("data");
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
    }
}
