package dev.cryb.gateway.fanout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.event.AccessChange;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.RoleAccess;
import dev.cryb.event.ServerAccess;
import dev.cryb.event.Topic;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.Member;
import dev.cryb.model.User;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Service;
import io.vertx.core.Vertx;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session never starts from rights that were changed while it was on its way in. */
class ReplayTest {

    private static final ServerId SERVER = new ServerId(1 << 20);
    private static final UserId ANN = new UserId(1 << 21);
    private static final UserId BOB = new UserId(2 << 21);
    private static final int PARTITION = 7;
    private static final StreamId BEFORE = new StreamId(1, 0);

    private final Vertx vertx = Vertx.vertx();
    private final Loops loops = new Loops(vertx.getOrCreateContext());
    private final AccessModel access = new AccessModel(loops);
    private final Router router = new Router(access, loops);
    private final Replay replay = new Replay(access, router, loops);
    private long events;

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void otherRolesOfOnesOwnOvertakeASnapshot() {
        route(new AccessChange.MemberRolesChanged(SERVER, member(ANN), List.of()));

        assertThat(isOvertaken(ANN, 0)).isTrue();
        assertThat(isOvertaken(BOB, 0)).isFalse();
    }

    @Test
    void timeoutOvertakesASnapshot() {
        route(new AccessChange.MemberTimeoutChanged(MemberAccess.of(SERVER, member(ANN))));

        assertThat(isOvertaken(ANN, 0)).isTrue();
        assertThat(isOvertaken(BOB, 0)).isFalse();
    }

    @Test
    void goingAndComingOvertakesASnapshot() {
        route(new AccessChange.MemberGone(SERVER, ANN, List.of()));
        route(new AccessChange.MemberEntered(server(), member(BOB)));

        assertThat(isOvertaken(ANN, 0)).isTrue();
        assertThat(isOvertaken(BOB, 0)).isTrue();
        assertThat(isOvertaken(BOB, 1)).isTrue();
    }

    @Test
    void whatASnapshotContainsDoesNotOvertakeIt() {
        route(new AccessChange.MemberRolesChanged(SERVER, member(ANN), List.of()));

        assertThat(isOvertaken(ANN, 1)).isFalse();
    }

    @Test
    void changesOfTheServerAsAWholeAreKnownAnyway() {
        route(new AccessChange.RoleChanged(SERVER, new RoleAccess(new RoleId(9), Permissions.NONE, 1)));

        assertThat(isOvertaken(ANN, 0)).isFalse();
    }

    @Test
    void expectedServerStaysKnown() {
        access.load(server());
        access.expect(List.of(SERVER));
        access.expect(List.of(SERVER));

        access.expectNoMore(List.of(SERVER));
        assertThat(access.knows(SERVER)).isTrue();

        access.expectNoMore(List.of(SERVER));
        assertThat(access.knows(SERVER)).isFalse();
    }

    private boolean isOvertaken(UserId userId, long contained) {
        return replay.concernsRightsOf(userId, BEFORE, Map.of(PARTITION, contained));
    }

    private void route(AccessChange change) {
        events++;
        router.route(new EventEntry(
                new StreamId(2, events),
                new Source.Number(new Source(Service.MESSAGING, PARTITION), events),
                List.of(Topic.server(SERVER)),
                "member:update",
                "{}",
                Json.write(change)));
    }

    private static ServerAccess server() {
        return new ServerAccess(SERVER, BOB, 2, List.of(), List.of());
    }

    private static Member member(UserId userId) {
        return new Member(new User(userId, "u" + userId, "U", null), null, List.of(), Instant.EPOCH, null);
    }
}
