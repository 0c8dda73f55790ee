package dev.cryb.gateway.presence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.FindInSight;
import dev.cryb.request.GetPresences;
import dev.cryb.request.RequestPresences;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;

/**
 * Asks the presence service for what clients are shown of others.
 *
 * <p>Nobody waits longer than a second for it: what comes later is told then, presence by presence.
 */
public final class Presences {

    private static final long PATIENCE_MS = 1_000;

    private final Context core;
    private final RequestDesk desk;

    public Presences(Context core, RequestDesk desk) {
        this.core = core;
        this.desk = desk;
    }

    /**
     * Who is there, of these and in these servers.
     *
     * @param inTime called once, with nothing where the answer is late
     * @param late called for each presence that came after that
     */
    public void around(
            Caller caller,
            Collection<UserId> userIds,
            Collection<ServerId> servers,
            Consumer<ArrayNode> inTime,
            Consumer<OutboundEvent> late) {
        if (userIds.isEmpty() && servers.isEmpty()) {
            inTime.accept(Json.shared().createArrayNode());
            return;
        }
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
        desk.query(new GetPresences(List.copyOf(userIds), List.copyOf(servers)), caller, answer -> {
            core.owner().cancelTimer(timer);
            ArrayNode found =
                    answer.ok() ? found(answer.ackJson()) : Json.shared().createArrayNode();
            if (!told[0]) {
                told[0] = true;
                inTime.accept(found);
            } else {
                found.forEach(one -> late.accept(new OutboundEvent("presence:update", one.toString(), null)));
            }
        });
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
        around(caller, userIds, List.of(), found -> then.accept(Json.write(chunk.set("presences", found))), late -> {});
    }

    /** The ack of a server's state with the presences in it. */
    public void state(
            Caller caller,
            int largeThreshold,
            RequestDesk.Answer answer,
            Consumer<RequestDesk.Answer> then,
            Consumer<OutboundEvent> late) {
        JsonNode data = answer.ok() ? data(answer.ackJson()) : Json.shared().missingNode();
        if (!(data instanceof ObjectNode state)
                || state.path("memberCount").asInt(Integer.MAX_VALUE) > largeThreshold) {
            then.accept(answer);
            return;
        }
        ServerId server = ServerId.parse(state.at("/server/id").asText());
        around(
                caller,
                List.of(),
                List.of(server),
                found -> then.accept(new RequestDesk.Answer(
                        "{\"ok\":true,\"data\":" + Json.write(state.set("presences", found)) + "}",
                        true,
                        answer.after())),
                late);
    }

    /** Tells each presence of a server whose whole state a client has just got without them. */
    public void members(
            Caller caller, int largeThreshold, RequestDesk.Answer answer, Consumer<OutboundEvent> listener) {
        JsonNode state = answer.ok() ? data(answer.ackJson()) : Json.shared().missingNode();
        if (state.path("memberCount").asInt(Integer.MAX_VALUE) <= largeThreshold) {
            ServerId server = ServerId.parse(state.at("/server/id").asText());
            desk.query(new GetPresences(List.of(), List.of(server)), caller, found -> {
                if (found.ok()) {
                    found(found.ackJson())
                            .forEach(
                                    one -> listener.accept(new OutboundEvent("presence:update", one.toString(), null)));
                }
            });
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

    private static ArrayNode found(String ackJson) {
        return data(ackJson).get("presences") instanceof ArrayNode found
                ? found
                : Json.shared().createArrayNode();
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
