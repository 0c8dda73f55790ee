package dev.cryb.gateway.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.Query;
import io.vertx.core.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Asks services, several at once, for what clients are shown of others: who is there, who talks where.
 *
 * <p>Nobody waits longer than a second for all of it: what comes later is told then, person by person, but for those of
 * whom an event has spoken since it was asked: that is newer, and was told. Belongs to the core loop.
 */
public final class Around {

    private static final long PATIENCE_MS = 1_000;

    private final Context core;
    private final RequestDesk desk;

    public Around(Context core, RequestDesk desk) {
        this.core = core;
        this.desk = desk;
    }

    /**
     * What one service is asked.
     *
     * @param field of the answer, in which people lie
     * @param lately what is told of the same people by events
     * @param inTime called once, with nothing where the answer is late
     * @param late called for each person of an answer that came after that
     */
    public record Question(
            Query query, String field, Lately lately, Consumer<ArrayNode> inTime, Consumer<JsonNode> late) {}

    /** A question on its way. */
    private static final class Asked {
        private final Question question;
        private final long mark;
        private boolean settled;

        Asked(Question question) {
            this.question = question;
            this.mark = question.lately.mark();
        }

        void settle(ArrayNode found) {
            if (!settled) {
                settled = true;
                question.inTime.accept(found);
            } else {
                late(found);
            }
        }

        /** Where it is not known of whom events have spoken, nobody is told of: it might be untrue by now. */
        void late(ArrayNode found) {
            Map<UserId, EventEntry> newer = question.lately.since(mark);
            if (newer != null) {
                found.forEach(one -> {
                    if (!newer.containsKey(UserId.parse(one.path("userId").asText()))) {
                        question.late.accept(one);
                    }
                });
            }
        }
    }

    /** Asks all of it at once; goes on as soon as all is answered, or the time is over. */
    public void ask(Caller caller, List<Question> questions, Runnable then) {
        List<Asked> open = new ArrayList<>(questions.stream().map(Asked::new).toList());
        boolean[] over = {open.isEmpty()};
        if (open.isEmpty()) {
            then.run();
            return;
        }
        long timer = core.owner()
                .setTimer(
                        PATIENCE_MS,
                        rung -> core.runOnContext(turn -> {
                            if (!over[0]) {
                                over[0] = true;
                                open.forEach(asked -> asked.settle(Json.shared().createArrayNode()));
                                then.run();
                            }
                        }));
        for (Asked asked : List.copyOf(open)) {
            desk.query(asked.question.query, caller, answer -> {
                asked.settle(found(answer, asked.question.field));
                open.remove(asked);
                if (!over[0] && open.isEmpty()) {
                    over[0] = true;
                    core.owner().cancelTimer(timer);
                    then.run();
                }
            });
        }
    }

    /** Asks without waiting: all that is found is told when it comes. */
    public void later(Caller caller, Question question) {
        Asked asked = new Asked(question);
        desk.query(question.query, caller, answer -> asked.late(found(answer, question.field)));
    }

    private static ArrayNode found(RequestDesk.Answer answer, String field) {
        return answer.ok() && tree(answer.ackJson()).path("data").get(field) instanceof ArrayNode found
                ? found
                : Json.shared().createArrayNode();
    }

    private static JsonNode tree(String json) {
        try {
            return Json.tree(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
    }
}
