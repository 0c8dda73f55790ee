package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Calls between real LiveKit clients, on a real LiveKit. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.EVERYTHING)
class VoiceSystemTest {

    private static final String CONNECT = "1048576";
    private static final String SPEAK = "2097152";

    private static Stack stack;

    private Person ally;
    private Person bobby;
    private PlainClient alice;
    private PlainClient bob;
    private String server;
    private String text;
    private String room;
    private final List<AutoCloseable> open = new ArrayList<>();

    @BeforeAll
    static void start(Stack mesh) throws IOException, InterruptedException {
        NodeModules.install();
        stack = mesh;
        LiveKitNeeded.require(stack);
    }

    /** Alice owns a server with a voice channel; Bob, on another gateway, is a member. */
    @BeforeEach
    void meet() {
        ally = People.register(url(0), "alice");
        bobby = People.register(url(0), "bob");
        alice = PlainClient.signIn(url(0), ally.token());
        bob = PlainClient.signIn(url(1), bobby.token());
        open.add(alice);
        open.add(bob);
        JsonNode made = alice.expectAck("server:create", Client.data("name", "Home"));
        server = made.at("/server/id").asText();
        text = made.at("/channels/0/id").asText();
        room = channel("Lounge");
        String code = alice.expectAck("invite:create", Client.data("channelId", text))
                .get("code")
                .asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
        alice.expectEvent("server:member_join");
    }

    @AfterEach
    void part() throws Exception {
        for (AutoCloseable one : open) {
            one.close();
        }
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private String channel(String name, Object... more) {
        var data = Client.data("serverId", server, "type", "voice", "name", name);
        data.setAll(Client.data(more));
        return alice.expectAck("channel:create", data).get("id").asText();
    }

    private Talker talker() {
        Talker talker = new Talker();
        open.add(talker);
        return talker;
    }

    private Talker joins(PlainClient client, Person person, String channel) {
        Talker talker = talker();
        talker.connect(client.expectAck("voice:join", Client.data("channelId", channel)));
        talker.expect("connected");
        client.expectEvent("voice:joined", joined -> is(joined.get("voiceState"), person, channel));
        return talker;
    }

    private static boolean is(JsonNode state, Person person, String channel) {
        return state.get("userId").asText().equals(person.id())
                && state.get("channelId").asText().equals(channel);
    }

    private JsonNode expectLeft(PlainClient client, Person person, String reason) {
        return client.expectEvent(
                "voice:left",
                left -> left.get("userId").asText().equals(person.id())
                        && left.get("reason").asText().equals(reason));
    }

    private List<JsonNode> roster(PlainClient client) {
        List<JsonNode> states = new ArrayList<>();
        client.expectAck("server:state", Client.data("serverId", server))
                .get("voiceStates")
                .forEach(states::add);
        return states;
    }

    @Test
    void twoHearEachOtherAndAreMutedMovedAndKicked() {
        Talker ears = joins(alice, ally, room);
        Talker mouth = joins(bob, bobby, room);
        alice.expectEvent("voice:joined", joined -> is(joined.get("voiceState"), bobby, room));
        assertThat(roster(alice)).hasSize(2);

        mouth.publish();
        ears.expectTone();
        ears.publish();
        mouth.expectTone();

        bob.expectAck("voice:speaking", Client.data("speaking", true));
        alice.expectEvent("voice:speaking", word -> word.get("speaking").asBoolean());
        bob.expectAck("voice:state_update", Client.data("selfMute", true));
        alice.expectEvent("voice:state_update", state -> state.get("selfMute").asBoolean());

        alice.expectAck("voice:server_mute", Client.data("serverId", server, "userId", bobby.id(), "mute", true));
        bob.expectEvent("voice:state_update", state -> state.get("mute").asBoolean());
        ears.expect("silent");
        // What he was told before the mute says that he may speak, too.
        mouth.expect("attributes", told -> saysMute(told, "true"));
        bob.expectRefusal("voice:speaking", Client.data("speaking", true), "FORBIDDEN");
        ears.forget();
        alice.expectAck("voice:server_mute", Client.data("serverId", server, "userId", bobby.id(), "mute", false));
        bob.expectEvent("voice:state_update", state -> !state.get("mute").asBoolean());
        // LiveKit lets him speak a moment after the event, and says so.
        mouth.expect("attributes", told -> saysMute(told, "false"));
        mouth.publish();
        ears.expectTone();

        String elsewhere = channel("Elsewhere");
        bob.expectEvent("channel:create");
        alice.expectAck("voice:move", Client.data("serverId", server, "userId", bobby.id(), "channelId", elsewhere));
        expectLeft(bob, bobby, "moved");
        assertThat(bob.expectEvent("voice:move").get("channelId").asText()).isEqualTo(elsewhere);
        mouth.expect("disconnected");
        Talker moved = talker();
        moved.connect(bob.expectAck("voice:token", Client.data("channelId", elsewhere)));
        moved.expect("connected");
        alice.expectEvent("voice:joined", joined -> is(joined.get("voiceState"), bobby, elsewhere));

        alice.expectAck("voice:kick", Client.data("serverId", server, "userId", bobby.id()));
        expectLeft(bob, bobby, "kicked");
        moved.expect("disconnected");
        assertThat(roster(alice)).hasSize(1);
    }

    private boolean saysMute(JsonNode told, String mute) {
        return told.get("of").asText().startsWith(bobby.id() + "-")
                && told.get("mute").asText().equals(mute);
    }

    @Test
    void formerTokenOfOneWhoWasKickedLeadsOutAgain() {
        JsonNode joined = bob.expectAck("voice:join", Client.data("channelId", room));
        Talker first = talker();
        first.connect(joined);
        first.expect("connected");
        bob.expectEvent("voice:joined");
        alice.expectAck("voice:kick", Client.data("serverId", server, "userId", bobby.id()));
        first.expect("disconnected");

        Talker again = talker();
        again.connect(joined);
        again.expect("connected");
        again.expect("disconnected", told -> true, Duration.ofSeconds(3));
        assertThat(roster(alice)).isEmpty();
    }

    @Test
    void leavingAndClosingAreTold() {
        Talker talker = joins(bob, bobby, room);
        alice.expectEvent("voice:joined");
        talker.leave();
        expectLeft(alice, bobby, "left");

        Talker other = joins(bob, bobby, room);
        bob.expectAck("voice:leave", Client.data());
        expectLeft(alice, bobby, "left");
        other.expect("disconnected");

        Talker third = joins(bob, bobby, room);
        alice.expectAck("channel:delete", Client.data("channelId", room));
        expectLeft(bob, bobby, "closed");
        third.expect("disconnected");
        bob.expectRefusal("voice:token", Client.data("channelId", room), "UNKNOWN_CHANNEL");
    }

    @Test
    void joiningElsewhereMoves() {
        Talker here = joins(bob, bobby, room);
        String elsewhere = channel("Elsewhere");
        bob.expectEvent("channel:create");
        joins(bob, bobby, elsewhere);
        expectLeft(alice, bobby, "moved");
        here.expect("disconnected");
        assertThat(roster(alice)).singleElement().matches(state -> is(state, bobby, elsewhere));
    }

    @Test
    void lostRightsEndTheCall() {
        Talker talker = joins(bob, bobby, room);
        alice.expectAck(
                "channel:overwrite_set",
                Client.data(
                        "channelId", room, "targetType", "role", "targetId", server, "allow", "0", "deny", CONNECT));
        expectLeft(bob, bobby, "kicked");
        talker.expect("disconnected");
        bob.expectRefusal("voice:join", Client.data("channelId", room), "FORBIDDEN");

        String other = channel("Other");
        bob.expectEvent("channel:create");
        Talker second = joins(bob, bobby, other);
        alice.expectAck("mod:kick", Client.data("serverId", server, "userId", bobby.id()));
        second.expect("disconnected");
        expectLeft(bob, bobby, "kicked");
    }

    @Test
    void withoutSpeakNobodyIsHeard() {
        Talker ears = joins(alice, ally, room);
        Talker mouth = joins(bob, bobby, room);
        mouth.publish();
        ears.expectTone();
        alice.expectAck(
                "channel:overwrite_set",
                Client.data("channelId", room, "targetType", "role", "targetId", server, "allow", "0", "deny", SPEAK));
        ears.expect("silent");
        bob.expectRefusal("voice:speaking", Client.data("speaking", true), "FORBIDDEN");
    }

    @Test
    void clientThatDiesIsGone() {
        Talker talker = joins(bob, bobby, room);
        alice.expectEvent("voice:joined");
        talker.kill();
        await().atMost(Duration.ofSeconds(30)).until(() -> roster(alice).isEmpty());
        alice.expectEvent(
                "voice:left",
                left -> left.get("userId").asText().equals(bobby.id())
                        && left.get("reason").asText().equals("disconnected"));
    }

    @Test
    void whoComesInSeesWhoTalks() {
        joins(bob, bobby, room);
        alice.expectEvent("voice:joined");
        try (PlainClient second = PlainClient.signIn(url(1), ally.token())) {
            JsonNode states = second.ready().at("/servers/0/voiceStates");
            assertThat(states).hasSize(1);
            assertThat(is(states.get(0), bobby, room)).isTrue();
        }
    }

    @Test
    void badInputIsRefusedAndChangesNothing() {
        bob.expectRefusal("voice:join", Client.data("channelId", text), "INVALID_PAYLOAD");
        bob.expectRefusal("voice:join", Client.data("channelId", "4711"), "UNKNOWN_CHANNEL");
        bob.expectRefusal("voice:join", Client.data(), "INVALID_PAYLOAD");
        bob.expectRefusal("voice:state_update", Client.data("selfMute", true), "CONFLICT");
        bob.expectRefusal("voice:speaking", Client.data("speaking", true), "CONFLICT");
        bob.expectRefusal("voice:token", Client.data("channelId", room), "CONFLICT");
        bob.expectRefusal(
                "voice:server_mute", Client.data("serverId", server, "userId", ally.id(), "mute", true), "HIERARCHY");
        alice.expectRefusal("voice:kick", Client.data("serverId", server, "userId", bobby.id()), "UNKNOWN_MEMBER");
        alice.expectRefusal("voice:kick", Client.data("serverId", server, "userId", "4711"), "UNKNOWN_MEMBER");
        bob.expectAck("voice:leave", Client.data());

        String hidden = channel(
                "Hidden",
                "overwrites",
                List.of(Client.data("targetType", "role", "targetId", server, "allow", "0", "deny", "1024")));
        bob.expectRefusal("voice:join", Client.data("channelId", hidden), "UNKNOWN_CHANNEL");

        String small = channel("Small", "userLimit", 1);
        bob.expectEvent("channel:create");
        bob.expectAck("voice:join", Client.data("channelId", small));
        Person carol = People.register(url(0), "carol");
        try (PlainClient third = PlainClient.signIn(url(0), carol.token())) {
            String code = alice.expectAck("invite:create", Client.data("channelId", text))
                    .get("code")
                    .asText();
            third.expectAck("server:join", Client.data("inviteCode", code));
            third.expectRefusal("voice:join", Client.data("channelId", small), "VOICE_FULL");
        }
        alice.expectAck("voice:join", Client.data("channelId", small));
        assertThat(roster(alice)).isEmpty();
    }

    @Test
    void hundredJoinsAndLeavesEndAsTheLastOneSays() {
        List<CompletableFuture<JsonNode>> asked = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            asked.add(bob.askLater("voice:join", Client.data("channelId", room)));
            asked.add(bob.askLater("voice:leave", Client.data()));
        }
        asked.add(bob.askLater("voice:join", Client.data("channelId", room)));
        asked.forEach(ack -> assertThat(ack.join().get("ok").asBoolean()).isTrue());
        Talker talker = talker();
        talker.connect(bob.expectAck("voice:token", Client.data("channelId", room)));
        talker.expect("connected");
        alice.expectEvent("voice:joined", joined -> is(joined.get("voiceState"), bobby, room));
        assertThat(roster(alice)).hasSize(1);
    }

    @Test
    void friendsTalkInDirectMessages() {
        String dm = bob.expectAck("dm:create", Client.data("userIds", List.of(ally.id())))
                .at("/channel/id")
                .asText();
        alice.expectEvent("dm:created");
        Talker mouth = joins(bob, bobby, dm);
        alice.expectEvent("voice:joined", joined -> is(joined.get("voiceState"), bobby, dm));
        Talker ears = joins(alice, ally, dm);
        mouth.publish();
        ears.expectTone();
    }
}
