package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.system.People.Person;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * One fault each, with the times that people get; the promise stands in the name.
 *
 * <p>What presence says is read from its table too: that is what it tells everyone who asks.
 */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
@MostlyWaits
class PresenceFaultTest {

    private static final Duration GONE_WITHIN = Duration.ofSeconds(60);

    private static Stack stack;

    @BeforeAll
    static void start() {
        stack = Stack.start(
                StackOptions.fresh().withInstances("gateway", 2).withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private static Person person(String name) {
        return People.register(url(0), name);
    }

    private static PlainClient client(int gateway, Person person) {
        return PlainClient.signIn(url(gateway), person.token());
    }

    private static void befriend(PlainClient alice, Person ally, PlainClient bob, Person bobby) {
        bob.expectEvent("presence:update", own -> isOf(own, bobby));
        alice.expectAck("friend:request", Client.data("userId", bobby.id()));
        bob.expectEvent("friend:request");
        bob.expectAck("friend:accept", Client.data("userId", ally.id()));
        alice.expectEvent("friend:accept");
    }

    private static boolean isOf(JsonNode data, Person person) {
        return data.get("userId").asText().equals(person.id());
    }

    /** The ids of these who are there, as presence tells it. */
    private static Set<String> here(List<Person> people) {
        return ids("SELECT user_id FROM presence.person WHERE here AND user_id IN (" + list(people) + ")");
    }

    /** The ids of these who have a live session. */
    private static Set<String> seated(List<Person> people) {
        return ids("SELECT user_id FROM presence.person WHERE leases <> '{}' AND user_id IN (" + list(people) + ")");
    }

    private static String list(List<Person> people) {
        return people.stream().map(Person::id).collect(Collectors.joining(","));
    }

    private static Set<String> ids(String query) {
        try (Connection connection = DriverManager.getConnection(stack.stores().operatorJdbcUrl());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            Set<String> found = new TreeSet<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(query, e);
        }
    }

    private static void within(Duration time, Runnable facts) {
        Awaitility.await()
                .atMost(time)
                .pollInterval(Duration.ofMillis(200))
                .ignoreExceptions()
                .untilAsserted(facts::run);
    }

    /** Says so for a while. */
    private static void stays(Duration time, Runnable facts) {
        Awaitility.await()
                .during(time)
                .atMost(time.plusSeconds(20))
                .pollInterval(Duration.ofMillis(500))
                .untilAsserted(facts::run);
    }

    @Test
    void peopleOfAKilledGatewayGoOfflineAndThoseWhoCameBackHaveNeverGone() {
        Person ally = person("alice");
        Person bobby = person("bob");
        Person caro = person("carol");
        Queue<String> gone = new ConcurrentLinkedQueue<>();
        try (PlainClient alice = PlainClient.signIn(url(0), ally.token(), (name, data) -> {
                    if (name.equals("friend:offline")) {
                        gone.add(data.get("userId").asText());
                    }
                });
                PlainClient bob = client(1, bobby);
                PlainClient carol = client(1, caro)) {
            befriend(alice, ally, bob, bobby);
            befriend(alice, ally, carol, caro);

            stack.kill("gateway-2", Signal.KILL);
            try (PlainClient back = client(0, caro)) {
                within(GONE_WITHIN, () -> assertThat(gone).contains(bobby.id()));
                stays(Duration.ofSeconds(5), () -> assertThat(gone).containsExactly(bobby.id()));
                assertThat(here(List.of(ally, bobby, caro))).containsExactlyInAnyOrder(ally.id(), caro.id());
                back.expectAck("heartbeat", Client.data());
            }
        }
        stack.awaitReady("gateway-2");
    }

    @Test
    void flushedAndKilledRedisMakeNobodyGo() {
        List<Person> people = List.of(person("alice"), person("bob"));
        Map<Person, PlainClient> clients = new HashMap<>();
        try {
            people.forEach(person -> clients.put(person, client(people.indexOf(person), person)));
            within(Duration.ofSeconds(20), () -> assertThat(here(people)).hasSize(2));

            RedisCli.send(stack.stores().redisUrl(), "FLUSHALL");
            // Whoever is sent away to begin anew does so, as clients do.
            stays(Duration.ofSeconds(55), () -> {
                comeBack(clients);
                assertThat(here(people)).hasSize(2);
            });
            stack.kill("redis", Signal.KILL);
            stack.awaitReady("redis");
            stays(Duration.ofSeconds(55), () -> {
                comeBack(clients);
                assertThat(here(people)).hasSize(2);
            });
            assertThat(seated(people)).hasSize(2);
        } finally {
            clients.values().forEach(PlainClient::close);
        }
    }

    private static void comeBack(Map<Person, PlainClient> clients) {
        clients.replaceAll((person, client) -> {
            try {
                return client.isClosed() ? client(0, person) : client;
            } catch (RuntimeException | AssertionError notYet) {
                return client;
            }
        });
    }

    @Test
    void killedServiceForgetsNothingAcked() {
        Person ally = person("alice");
        Person bobby = person("bob");
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            befriend(alice, ally, bob, bobby);
            stack.kill("presence-1", Signal.KILL);
            within(Duration.ofSeconds(60), () -> bob.expectAck("presence:update", Client.data("status", "dnd")));
            alice.expectEvent(
                    "presence:update",
                    seen -> isOf(seen, bobby) && seen.get("status").asText().equals("dnd"));
            stack.kill("presence-1", Signal.KILL);
            stack.awaitReady("presence-1");
            within(Duration.ofSeconds(30), () -> assertThat(
                            alice.expectAck("presence:request", Client.data("userIds", List.of(bobby.id())))
                                    .at("/presences/0/status")
                                    .asText())
                    .isEqualTo("dnd"));
        }
    }

    /** A day of thirty people who come and go every hour, in a minute, some of them as their gateway is killed. */
    @Test
    void dayOfComingsAndGoingsLeavesNoGhost() {
        Random random = new Random(7);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            people.add(person("guest"));
        }
        Map<Person, PlainClient> clients = new HashMap<>();
        try {
            for (int step = 0; step < 1_000; step++) {
                if (step == 500) {
                    stack.kill("gateway-2", Signal.KILL);
                    stack.awaitReady("gateway-2");
                    clients.values().removeIf(PlainClient::isClosed);
                }
                Person person = people.get(random.nextInt(people.size()));
                PlainClient open = clients.remove(person);
                if (open == null) {
                    clients.put(person, client(random.nextInt(2), person));
                } else {
                    open.close();
                }
            }
            Set<String> connected =
                    clients.keySet().stream().map(Person::id).collect(Collectors.toCollection(TreeSet::new));
            within(GONE_WITHIN, () -> {
                assertThat(seated(people)).isEqualTo(connected);
                assertThat(here(people)).isEqualTo(connected);
            });
        } finally {
            clients.values().forEach(PlainClient::close);
        }
        within(Duration.ofSeconds(40), () -> assertThat(here(people)).isEmpty());
    }
}
