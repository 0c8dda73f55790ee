package dev.cryb.gateway.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.event.Meta;
import dev.cryb.event.PresenceChange;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.Lately;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.FindInSight;
import dev.cryb.request.GetPresences;
import dev.cryb.request.RequestPresences;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What clients are shown of others by the presence service; belongs to the core loop. */
public final class Presences {

    private final RequestDesk desk;
    private final Around around;
    private final Lately lately = new Lately();

    public Presences(RequestDesk desk, Around around) {
        this.desk = desk;
        this.around = around;
    }

    /** An event has been delivered. */
    public void onRouted(EventEntry event, @Nullable Meta meta) {
        if (meta instanceof PresenceChange change) {
            lately.spoke(change.userId(), event);
        }
    }

    /**
     * Who is there, of these and in these servers, to be asked with other questions.
     *
     * @param inTime called once, with nothing where the answer is late
     * @param late called for each presence that came after that
     */
    public Around.Question question(
            Collection<UserId> userIds,
            Collection<ServerId> servers,
            Consumer<ArrayNode> inTime,
            Consumer<OutboundEvent> late) {
        return new Around.Question(
                new GetPresences(List.copyOf(userIds), List.copyOf(servers)),
                "presences",
                lately,
                inTime,
                one -> late.accept(new OutboundEvent("presence:update", one.toString(), null)));
    }

    /** As {@link #question}, asked by itself. */
    public void around(
            Caller caller, Collection<UserId> userIds, Consumer<ArrayNode> inTime, Consumer<OutboundEvent> late) {
        if (userIds.isEmpty()) {
            inTime.accept(Json.shared().createArrayNode());
        } else {
            around.ask(caller, List.of(question(userIds, List.of(), inTime, late)), () -> {});
        }
    }

    /** Answers a client's question about people, after messaging has said whom of them it may see. */
    public void request(RequestPresences request, Caller caller, Consumer<RequestDesk.Answer> then) {
        desk.query(new FindInSight(request.userIds()), caller, sight -> {
            if (sight.ok()) {
                desk.query(request.seeing(userIds(data(sight.ackJson()))), caller, then);
            } else {
                then.accept(sight);
            }
        });
    }

    /** A piece of a member list with the presences of those in it. */
    public void chunk(Caller caller, String chunkJson, Consumer<String> then) {
        ObjectNode chunk = (ObjectNode) tree(chunkJson);
        List<UserId> userIds = new ArrayList<>();
        chunk.path("members")
                .forEach(
                        member -> userIds.add(UserId.parse(member.at("/user/id").asText())));
        around(caller, userIds, found -> then.accept(Json.write(chunk.set("presences", found))), late -> {});
    }

    /** Who is in a server whose state is asked for; nothing where it is too large to hear of everyone. */
    public List<Around.Question> of(ObjectNode state, int largeThreshold, Consumer<OutboundEvent> late) {
        if (state.path("memberCount").asInt(Integer.MAX_VALUE) > largeThreshold) {
            return List.of();
        }
        ServerId server = ServerId.parse(state.at("/server/id").asText());
        return List.of(question(List.of(), List.of(server), found -> state.set("presences", found), late));
    }

    /** Tells each presence of a server whose whole state a client has just got without them. */
    public void members(
            Caller caller, int largeThreshold, RequestDesk.Answer answer, Consumer<OutboundEvent> listener) {
        JsonNode state = answer.ok() ? data(answer.ackJson()) : Json.shared().missingNode();
        if (state.path("memberCount").asInt(Integer.MAX_VALUE) <= largeThreshold) {
            ServerId server = ServerId.parse(state.at("/server/id").asText());
            around.later(caller, question(List.of(), List.of(server), found -> {}, listener));
        }
    }

    /** The servers of a starting session that are small enough to hear of everyone in them. */
    public static List<ServerId> small(JsonNode ready, int largeThreshold) {
        List<ServerId> small = new ArrayList<>();
        for (JsonNode state : ready.path("servers")) {
            if (state.path("memberCount").asInt() <= largeThreshold) {
                small.add(ServerId.parse(state.at("/server/id").asText()));
            }
        }
        return small;
    }

    private static List<UserId> userIds(JsonNode ids) {
        List<UserId> userIds = new ArrayList<>();
        ids.forEach(id -> userIds.add(UserId.parse(id.asText())));
        return userIds;
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
