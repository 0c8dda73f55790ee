package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.part.Signal;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The roster is LiveKit's, whatever dies; no webhook ever comes here, so all of it rests on the reconciler. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class VoiceFaultTest {

    private static final Duration PATIENCE = Duration.ofSeconds(40);

    /** The reconciler looks every 1.5 s or so, and believes that someone is missing when it has missed them twice. */
    private static final Duration RECONCILED = Duration.ofSeconds(10);

    private static Stack stack;

    private Person ally;
    private Person bobby;
    private PlainClient alice;
    private PlainClient bob;
    private String server;
    private String room;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        NodeModules.install();
        stack = Stack.start(StackOptions.fresh("voice")
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("LIVEKIT_WEBHOOKS", "off"));
        LiveKitNeeded.require(stack);
    }

    @AfterAll
    static void stop() {
        stack.close();
    }

    @BeforeEach
    void meet() {
        String url = stack.gatewayUrls().get(0);
        ally = People.register(url, "alice");
        bobby = People.register(url, "bob");
        alice = PlainClient.signIn(url, ally.token());
        bob = PlainClient.signIn(url, bobby.token());
        open.add(alice);
        open.add(bob);
        JsonNode made = alice.expectAck("server:create", Client.data("name", "Home"));
        server = made.at("/server/id").asText();
        room = alice.expectAck("channel:create", Client.data("serverId", server, "type", "voice", "name", "Lounge"))
                .get("id")
                .asText();
        String code = alice.expectAck("invite:create", Client.data("channelId", room))
                .get("code")
                .asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
    }

    @AfterEach
    void part() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private Talker joins(PlainClient client) {
        Talker talker = new Talker();
        open.add(talker);
        talker.connect(client.expectAck("voice:join", Client.data("channelId", room)));
        talker.expect("connected");
        return talker;
    }

    private void awaitRoster(Person... people) {
        awaitRoster(PATIENCE, people);
    }

    private void awaitRoster(Duration patience, Person... people) {
        Set<String> expected = new TreeSet<>();
        for (Person person : people) {
            expected.add(person.id());
        }
        await().atMost(patience).pollInterval(Duration.ofMillis(300)).untilAsserted(() -> {
            List<String> there = new ArrayList<>();
            alice.expectAck("server:state", Client.data("serverId", server))
                    .get("voiceStates")
                    .forEach(state -> there.add(state.get("userId").asText()));
            assertThat(there).containsExactlyInAnyOrderElementsOf(expected);
        });
    }

    @Test
    void withoutWebhooksTheRosterIsRight() {
        Talker one = joins(alice);
        Talker other = joins(bob);
        awaitRoster(RECONCILED, ally, bobby);
        other.leave();
        awaitRoster(RECONCILED, ally);
        JsonNode joined = bob.expectAck("voice:join", Client.data("channelId", room));
        Talker again = new Talker();
        open.add(again);
        again.connect(joined);
        awaitRoster(RECONCILED, ally, bobby);
        alice.expectAck("voice:kick", Client.data("serverId", server, "userId", bobby.id()));
        again.expect("disconnected");
        Talker back = new Talker();
        open.add(back);
        back.connect(joined);
        back.expect("connected");
        back.expect("disconnected", told -> true, Duration.ofSeconds(5));
        one.kill();
        awaitRoster();
    }

    @Test
    void killedVoiceServiceGoesOnWithNobodyDoubledOrStuck() {
        Talker one = joins(alice);
        Talker other = joins(bob);
        awaitRoster(ally, bobby);
        stack.kill("voice-1", Signal.KILL);
        other.leave();
        stack.awaitReady("voice-1");
        awaitRoster(ally);
        one.leave();
        awaitRoster();
    }

    @Test
    void killedLiveKitEmptiesTheRosterAndIsUsedAgain() {
        joins(alice);
        joins(bob);
        awaitRoster(ally, bobby);
        open.forEach(one -> {
            if (one instanceof Talker talker) {
                talker.kill();
            }
        });
        stack.kill("livekit", Signal.KILL);
        stack.awaitReady("livekit");
        awaitRoster();
        await().atMost(PATIENCE).until(() -> bob.ask("voice:join", Client.data("channelId", room))
                .get("ok")
                .asBoolean());
        joins(bob);
        awaitRoster(bobby);
    }

    @Test
    void withoutLiveKitCallsAreRefusedUntilItIsBack() {
        stack.stop("livekit");
        await().atMost(PATIENCE).untilAsserted(() -> {
            JsonNode error = bob.expectRefusal("voice:join", Client.data("channelId", room), "VOICE_UNAVAILABLE");
            assertThat(error.get("retryable").asBoolean()).isTrue();
        });
        bob.expectAck("server:state", Client.data("serverId", server));
        stack.start("livekit");
        await().atMost(PATIENCE).until(() -> bob.ask("voice:join", Client.data("channelId", room))
                .get("ok")
                .asBoolean());
        joins(bob);
        awaitRoster(bobby);
    }
}
