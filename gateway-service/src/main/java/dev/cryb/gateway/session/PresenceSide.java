package dev.cryb.gateway.session;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.error.Refused;
import dev.cryb.event.ReadySnapshot;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.presence.Attendances;
import dev.cryb.gateway.presence.Presences;
import dev.cryb.gateway.typing.Typing;
import dev.cryb.id.UserId;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.GatewayRequest;
import dev.cryb.request.Identify;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.RequestPresences;
import dev.cryb.request.Showing;
import dev.cryb.request.Sitting;
import dev.cryb.request.StartTyping;
import dev.cryb.request.StopTyping;
import dev.cryb.request.UpdatePresence;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What sessions have to do with who is there and who is typing; called on the core loop. */
public final class PresenceSide {

    private final RequestDesk desk;
    private final Loops loops;
    private final Attendances attendances;
    private final Presences presences;
    private final Typing typing;

    public PresenceSide(RequestDesk desk, Loops loops, Attendances attendances, Presences presences, Typing typing) {
        this.desk = desk;
        this.loops = loops;
        this.attendances = attendances;
        this.presences = presences;
        this.typing = typing;
    }

    // Coming and going.

    /** Who is there, for what a session starts from; what comes too late is told then. */
    Around.Question start(Session session, Caller caller, Identify request, ReadySnapshot snapshot) {
        return presences.question(
                Stream.concat(Stream.of(caller.userId()), snapshot.friends().stream())
                        .toList(),
                Presences.small(snapshot.ready(), request.hearsUpTo()),
                found -> ((ObjectNode) snapshot.ready()).set("presences", found),
                tell(session));
    }

    /** @param anew whether what it shows is news, and not what a former session has shown already */
    void enter(UserId userId, String id, Identify request, boolean anew) {
        attendances.enter(userId, new Sitting(id, request.runsOn(), request.presence(), anew));
    }

    void expect(UserId userId) {
        attendances.expect(userId);
    }

    void restateExpected() {
        attendances.restateExpected();
    }

    void expectNoMore(UserId userId) {
        attendances.expectNoMore(userId);
    }

    void leave(UserId userId, String id) {
        typing.left(userId, id);
        attendances.leave(userId, id);
    }

    /** What a session said last of what it shows. */
    @Nullable
    Showing showing(UserId userId, String id) {
        return attendances.showing(userId, id);
    }

    // Requests.

    void update(
            Session session,
            UpdatePresence update,
            Caller caller,
            @Nullable String nonce,
            Consumer<RequestDesk.Answer> then) {
        UserId userId = caller.userId();
        desk.command(attendances.stamped(update, userId, session.id()), caller, nonce, answer -> {
            attendances.updated(update, userId, session.id(), answer.ok());
            then.accept(answer);
        });
    }

    void request(RequestPresences request, Caller caller, Consumer<RequestDesk.Answer> then) {
        presences.request(request, caller, then);
    }

    /** Who is there, for a server's state, if it is small enough; what comes too late is told then. */
    List<Around.Question> of(Session session, ObjectNode state, int largeThreshold) {
        return presences.of(state, largeThreshold, tell(session));
    }

    /** Tells who is there in a server that the session has just joined; its ack does not wait for it. */
    void joined(Session session, Caller caller, int largeThreshold, RequestDesk.Answer answer) {
        presences.members(caller, largeThreshold, answer, tell(session));
    }

    /** Presences are added to each piece on its way; pieces and answer keep their order. */
    void members(Session session, RequestMembers members, Caller caller, Consumer<RequestDesk.Answer> then) {
        InOrder order = new InOrder();
        desk.query(
                members,
                caller,
                part -> order.add(next -> presences.chunk(caller, part.data(), chunk -> {
                    tell(session).accept(new OutboundEvent(part.event(), chunk, null));
                    next.run();
                })),
                answer -> order.add(next -> {
                    then.accept(answer);
                    next.run();
                }));
    }

    /** Somebody types, or has stopped to. */
    Ack typed(Session session, UserId userId, GatewayRequest request) {
        try {
            if (request instanceof StartTyping start) {
                return Ack.ok(new Typed(typing.start(userId, session.id(), start.channelId())));
            }
            if (request instanceof StopTyping stop) {
                typing.stop(userId, stop.channelId());
            }
            return Ack.done();
        } catch (Refused refused) {
            return Ack.refused(refused);
        }
    }

    /** What {@code channel:typing} is acked with. */
    private record Typed(java.time.Instant expiresAt) {}

    private Consumer<OutboundEvent> tell(Session session) {
        return event -> loops.post(session, () -> session.tell(event));
    }
}
