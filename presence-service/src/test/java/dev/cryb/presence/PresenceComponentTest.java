package dev.cryb.presence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.Streams;
import dev.cryb.event.Topic;
import dev.cryb.id.Ids;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Activity;
import dev.cryb.model.Device;
import dev.cryb.model.Status;
import dev.cryb.request.Attend;
import dev.cryb.request.Attendance;
import dev.cryb.request.Caller;
import dev.cryb.request.ForgetPresence;
import dev.cryb.request.GetPresences;
import dev.cryb.request.RequestPresences;
import dev.cryb.request.Showing;
import dev.cryb.request.Sitting;
import dev.cryb.request.UpdatePresence;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service on real stores, with its clocks running: grace 1 s, quiet 200 ms, absence 3 s. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class PresenceComponentTest {

    private static final ServerId HOME = new ServerId(4711);
    private static final AtomicInteger LAST = new AtomicInteger();

    @Inject
    Wire wire;

    @Inject
    Redis redis;

    @Inject
    Pool pool;

    private Caller alice;
    private Caller bob;
    private String lease;

    @BeforeEach
    void meet() {
        alice = person("alice");
        bob = person("bob");
        lease = "gateway-" + LAST.incrementAndGet() + "-a.0";
        renew(Duration.ofMinutes(5));
    }

    private static Caller person(String name) {
        int number = LAST.incrementAndGet();
        UserId userId = new UserId(Ids.of(System.currentTimeMillis(), number % Ids.PARTITIONS, number));
        return new Caller(userId, name, name, null);
    }

    private void renew(Duration time) {
        new RedisLink(redis, Duration.ofSeconds(5))
                .send(Request.cmd(Command.SET)
                        .arg(Streams.DEFAULT.gatewayLease(lease))
                        .arg("")
                        .arg("PX")
                        .arg(time.toMillis()))
                .await()
                .atMost(Duration.ofSeconds(10));
    }

    private static Sitting sitting(String session, Status status) {
        return new Sitting(session, Device.WEB, new Showing(status, null, null, null), true);
    }

    private JsonNode attends(Caller person, Sitting... sittings) {
        return wire.sends(person, new Attend(lease, List.of(attendance(person, sittings))));
    }

    private static Attendance attendance(Caller person, Sitting... sittings) {
        return new Attendance(person.userId(), Arrays.asList(sittings), List.of(HOME), null);
    }

    private JsonNode asked(Caller person) {
        return wire.asks(alice, new RequestPresences(List.of(person.userId()), List.of(person.userId())))
                .at("/data/presences/0");
    }

    private static boolean is(EventEntry event, String status) {
        return Wire.tree(event.data()).get("status").asText().equals(status);
    }

    @Test
    void comingShowingAndGoingIsToldOnceEach() {
        attends(bob, sitting("s1", Status.ONLINE));
        wire.expect(bob, event -> is(event, "online"));
        UpdatePresence update = new UpdatePresence(
                        Status.DND,
                        List.of(new Activity(Activity.Type.PLAYING, "Chess", null, null, null, null)),
                        null,
                        null,
                        null)
                .from(new UpdatePresence.Place(lease, attendance(bob), "s1"));
        JsonNode ack = wire.sends(bob, update);
        assertThat(ack.at("/data/status").asText()).isEqualTo("dnd");
        wire.expect(bob, event -> is(event, "dnd") && event.topics().contains(Topic.friends(bob.userId())));
        assertThat(asked(bob).at("/activities/0/name").asText()).isEqualTo("Chess");
        assertThat(asked(bob).at("/devices/web").asText()).isEqualTo("dnd");

        attends(bob);
        assertThat(asked(bob).get("status").asText()).isEqualTo("dnd");
        wire.expect(bob, event -> is(event, "offline"));
        assertThat(asked(bob).get("status").asText()).isEqualTo("offline");
        assertThat(asked(bob).has("lastSeen")).isTrue();
        assertThat(wire.about(bob).stream()
                        .filter(event -> event.topics().contains(Topic.onlookers(HOME)))
                        .map(event -> Wire.tree(event.data()).get("status").asText()))
                .containsExactly("online", "dnd", "offline");
    }

    @Test
    void whatIsSaidTwiceIsToldOnce() {
        for (int i = 0; i < 5; i++) {
            attends(bob, sitting("s1", Status.IDLE));
        }
        wire.expect(bob, event -> is(event, "idle"));
        assertThat(wire.about(bob)).hasSize(1);
    }

    @Test
    void manyAtOnceAreFoundByTheirServer() {
        List<Attendance> people = new java.util.ArrayList<>();
        ServerId server = new ServerId(LAST.incrementAndGet());
        for (int i = 0; i < 100; i++) {
            UserId userId = new UserId(Ids.of(System.currentTimeMillis() + i, 7, LAST.incrementAndGet()));
            people.add(new Attendance(userId, List.of(sitting("s" + userId, Status.ONLINE)), List.of(server), null));
        }
        wire.sends(alice, new Attend(lease, people));
        assertThat(wire.asks(alice, new GetPresences(List.of(), List.of(server)))
                        .at("/data/presences"))
                .hasSize(100);
    }

    @Test
    void sessionsEndWithTheirGateway() {
        attends(bob, sitting("s1", Status.ONLINE));
        renew(Duration.ofSeconds(6));
        wire.expect(bob, event -> is(event, "online"));
        long before = System.nanoTime();
        wire.expect(bob, event -> is(event, "offline"));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThan(Duration.ofSeconds(2));
        assertThat(asked(bob).get("status").asText()).isEqualTo("offline");
    }

    @Test
    void gatewayThatGoesOnUnderAnotherLeaseLosesNobody() {
        attends(bob, sitting("s1", Status.ONLINE));
        wire.expect(bob, event -> is(event, "online"));
        renew(Duration.ofMillis(1));
        lease = lease.replace(".0", ".1");
        renew(Duration.ofMinutes(5));
        attends(bob, sitting("s1", Status.ONLINE));
        attends(alice, sitting("s2", Status.ONLINE));
        await().during(Duration.ofSeconds(8))
                .atMost(Duration.ofSeconds(12))
                .until(() -> wire.about(bob).size() == 1);
    }

    @Test
    void hiddenAreNamedToTheirGatewayAndToNobodyElse() {
        JsonNode answer = attends(bob, sitting("s1", Status.INVISIBLE));
        assertThat(answer.at("/data/hidden/0").asText()).isEqualTo(bob.userId().toString());
        assertThat(asked(bob).get("status").asText()).isEqualTo("offline");
        assertThat(wire.asks(bob, new GetPresences(List.of(bob.userId()), List.of()))
                        .at("/data/presences/0/status")
                        .asText())
                .isEqualTo("invisible");
        wire.expect(bob, event -> is(event, "invisible"));
        assertThat(wire.about(bob)).allMatch(event -> event.topics().equals(List.of(Topic.user(bob.userId()))));
    }

    @Test
    void strangersAndThoseNeverSeenAreToldApart() {
        JsonNode answer = wire.asks(
                alice,
                new RequestPresences(List.of(bob.userId(), person("carol").userId()), List.of(bob.userId())));
        assertThat(answer.at("/data/presences")).hasSize(1);
        assertThat(answer.at("/data/presences/0/status").asText()).isEqualTo("offline");
        assertThat(answer.at("/data/presences/0").has("lastSeen")).isFalse();
        assertThat(answer.at("/data/unknown")).hasSize(1);
    }

    @Test
    void oneWhoseAccountHasEndedIsForgotten() {
        attends(bob, sitting("s1", Status.ONLINE));
        wire.expect(bob, event -> is(event, "online"));
        wire.sends(bob, new ForgetPresence());
        wire.expect(bob, event -> is(event, "offline"));
        assertThat(pool.query("SELECT 1 FROM person WHERE user_id = " + bob.userId())
                        .execute()
                        .await()
                        .atMost(Duration.ofSeconds(10))
                        .size())
                .isZero();
    }

    @Test
    void saysHowItStands() {
        RestAssured.given().get("/q/health/ready").then().statusCode(200);
        assertThat(RestAssured.given().get("/status/circuit-breakers").asString())
                .contains("\"name\":\"postgres\"");
        assertThat(RestAssured.given().get("/q/metrics").asString())
                .contains("cryb_bus_partitions_held 64.0", "cryb_bus_commands_waiting ");
    }
}
