package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.Streams;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.system.People.Person;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client loses its socket and takes its session up again, on whichever gateway. */
@Timeout(value = 4, unit = TimeUnit.MINUTES)
class ResumeSystemTest {

    private static final String VIEW = Long.toString(1 << 10);

    private static Stack stack;

    private Person alicesAccount;
    private Person bobsAccount;
    private PlainClient alice;
    private PlainClient bob;
    private String serverId;
    private String general;
    private final List<String> heard = Collections.synchronizedList(new ArrayList<>());

    @BeforeAll
    static void start() {
        stack = Stack.start(
                StackOptions.fresh().withInstances("gateway", 2).withEnvironment("CRYB_LIMITS_ENABLED", "false"));
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void meet() {
        alicesAccount = People.register(url(0), "alice");
        bobsAccount = People.register(url(0), "bob");
        alice = PlainClient.signIn(url(0), alicesAccount.token());
        bob = PlainClient.signIn(url(1), bobsAccount.token(), this::hear);
        JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
        serverId = server.at("/server/id").asText();
        general = server.at("/channels/0/id").asText();
        String code = alice.expectAck("invite:create", Client.data("channelId", general))
                .get("code")
                .asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
    }

    @AfterEach
    void part() {
        alice.close();
        bob.close();
    }

    @Test
    void whatWasMissedComesOnceAndInOrderOnAnotherGateway() {
        say(0, 3);
        bob.expectEvent("message:create", message -> is(message, 2));
        bob.close();
        say(3, 50);

        bob = PlainClient.resume(url(0), bobsAccount.token(), bob, this::hear);
        say(50, 53);
        bob.expectEvent("message:create", message -> is(message, 52));

        assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
        assertThat(heard).containsExactlyElementsOf(numbers(0, 53));
        bob.expectNone("ready");
        assertThat(bob.expectEvent("resumed").get("replayed").asInt())
                .isEqualTo(bob.resumed().get("replayed").asInt());
    }

    @Test
    void sessionOutlivesItsGateway() {
        say(0, 2);
        bob.expectEvent("message:create", message -> is(message, 1));
        stack.kill("gateway-2", Signal.KILL);
        bob.expectClosing();
        say(2, 20);

        bob = PlainClient.resume(url(0), bobsAccount.token(), bob, this::hear);
        say(20, 22);
        bob.expectEvent("message:create", message -> is(message, 21));
        stack.awaitReady("gateway-2");

        assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
        assertThat(heard).containsExactlyElementsOf(numbers(0, 22));

        // The gateway that came back remembers nothing, but the stream does.
        bob.close();
        say(22, 30);
        bob = PlainClient.resume(url(1), bobsAccount.token(), bob, this::hear);
        say(30, 31);
        bob.expectEvent("message:create", message -> is(message, 30));
        assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
        assertThat(heard).containsExactlyElementsOf(numbers(0, 31));
    }

    @Test
    void formerSocketEndsWhenItsSessionIsTakenUp() {
        PlainClient former = bob;
        bob = PlainClient.resume(url(1), bobsAccount.token(), former, this::hear);

        assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
        assertThat(former.expectClosing().get("closeCode").asInt()).isEqualTo(1000);
        // And once more: the end of the former socket has not ended the session.
        bob.close();
        bob = PlainClient.resume(url(0), bobsAccount.token(), bob, this::hear);
        assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
    }

    @Test
    void sessionThatCannotBeTakenUpExactlyBeginsAnewAndSaysSo() {
        String sessionId = bob.ready().get("sessionId").asText();
        String offset = bob.lastOffset();

        beginsAnew("nobodys", offset, bobsAccount);
        beginsAnew(sessionId, "1-1", bobsAccount);
        beginsAnew(sessionId, "9999999999999-0", bobsAccount);
        beginsAnew(sessionId, offset, alicesAccount);
        try (PlainClient client = PlainClient.open(url(0), "/gateway", (name, data) -> {})) {
            client.expectRefusal(
                    "resume",
                    Client.data("token", bobsAccount.token(), "sessionId", sessionId, "offset", "yesterday"),
                    "INVALID_PAYLOAD");
        }
    }

    private void beginsAnew(String sessionId, String offset, Person person) {
        try (PlainClient client = PlainClient.resume(url(0), person.token(), sessionId, offset, (name, data) -> {})) {
            assertThat(client.resumed().get("resumed").asBoolean()).isFalse();
            assertThat(client.ready().at("/user/id").asText()).isEqualTo(person.id());
            assertThat(client.ready().get("sessionId").asText()).isNotEqualTo(sessionId);
        }
    }

    @Test
    void changeOfSightInTheMissedTimeBeginsAnew() {
        bob.close();
        alice.expectAck(
                "channel:overwrite_set",
                Client.data(
                        "channelId", general, "targetType", "role", "targetId", serverId, "allow", "0", "deny", VIEW));
        say(0, 2);

        bob = PlainClient.resume(url(1), bobsAccount.token(), bob, this::hear);

        assertThat(bob.resumed().get("resumed").asBoolean()).isFalse();
        assertThat(bob.ready().at("/servers/0/channels")).isEmpty();
        assertThat(heard).isEmpty();
    }

    /** Of a service that does not run here, so that nobody else counts its events. */
    @Test
    void eventThatOnlyANewerVersionCanReadCountsAsLostAndHoldsNothingUp() {
        publish("voice:3:1", "z4711", "");
        assertThat(alice.expectClosing().get("closeCode").asInt()).isEqualTo(4016);
        assertThat(bob.expectClosing().get("closeCode").asInt()).isEqualTo(4016);
        alice = PlainClient.signIn(url(0), alicesAccount.token());
        bob = PlainClient.signIn(url(1), bobsAccount.token(), this::hear);
        say(0, 2);
        bob.expectEvent("message:create", message -> is(message, 1));

        publish("voice:3:2", "s" + serverId, "{\"meta\":\"of_tomorrow\"}");
        assertThat(alice.expectClosing().get("closeCode").asInt()).isEqualTo(4016);
        assertThat(bob.expectClosing().get("closeCode").asInt()).isEqualTo(4016);
        alice = PlainClient.signIn(url(0), alicesAccount.token());
        bob = PlainClient.signIn(url(1), bobsAccount.token(), this::hear);
        say(2, 4);
        bob.expectEvent("message:create", message -> is(message, 3));

        // And to those who were away it is what they have missed.
        for (int number = 3; number <= 4; number++) {
            bob.close();
            String topics = number == 3 ? "c" + general + ":RIGHT_OF_TOMORROW" : "c" + general;
            publish("voice:3:" + number, topics, number == 3 ? "" : "{\"meta\":\"of_tomorrow\"}");
            assertThat(alice.expectClosing().get("closeCode").asInt()).isEqualTo(4016);
            alice = PlainClient.signIn(url(0), alicesAccount.token());
            bob = PlainClient.resume(url(1), bobsAccount.token(), bob, this::hear);
            assertThat(bob.resumed().get("resumed").asBoolean()).isFalse();
        }
        say(4, 6);
        bob.expectEvent("message:create", message -> is(message, 5));
        assertThat(heard).containsExactlyElementsOf(numbers(0, 6));
    }

    private static void publish(String source, String topics, String meta) {
        List<String> words = new ArrayList<>(List.of(
                "XADD", Streams.DEFAULT.events(), "*", "s", source, "t", topics, "n", "of:tomorrow", "d", "{}"));
        if (!meta.isEmpty()) {
            words.addAll(List.of("m", meta));
        }
        RedisCli.send(stack.stores().redisUrl(), words.toArray(new String[0]));
    }

    @Test
    void sessionThatHearsOnlyWhatItJoinedStaysSo() {
        bob.close();
        bob = PlainClient.open(url(1), "/gateway", this::hear);
        bob.expectAck("identify", Client.data("token", bobsAccount.token(), "interests", "joined"));
        String sessionId = bob.expectEvent("ready").get("sessionId").asText();
        String other = alice.expectAck(
                        "channel:create", Client.data("serverId", serverId, "type", "text", "name", "other"))
                .get("id")
                .asText();
        bob.expectEvent("channel:create");
        bob.expectAck("channel:join", Client.data("channelId", general));
        String offset = bob.lastOffset();
        bob.close();
        alice.expectAck("message:create", Client.data("channelId", other, "content", "not joined"));
        say(0, 2);

        bob = PlainClient.resume(url(0), bobsAccount.token(), sessionId, offset, this::hear);
        alice.expectAck("message:create", Client.data("channelId", other, "content", "not joined"));
        say(2, 4);
        bob.expectEvent("message:create", message -> is(message, 3));

        assertThat(bob.resumed().get("resumed").asBoolean()).isTrue();
        assertThat(heard).containsExactlyElementsOf(numbers(0, 4));
    }

    private void hear(String name, JsonNode data) {
        if (name.equals("message:create")) {
            heard.add(data.get("content").asText());
        }
    }

    private void say(int from, int until) {
        for (int i = from; i < until; i++) {
            alice.expectAck("message:create", Client.data("channelId", general, "content", "m" + i));
        }
    }

    private static boolean is(JsonNode message, int number) {
        return message.get("content").asText().equals("m" + number);
    }

    private static List<String> numbers(int from, int until) {
        return IntStream.range(from, until).mapToObj(i -> "m" + i).toList();
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }
}
