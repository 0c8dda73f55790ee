package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.AccessChange;
import dev.cryb.event.DmAccess;
import dev.cryb.event.PeopleEvent.DmCreated;
import dev.cryb.event.PeopleEvent.GroupChanged;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UploadId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.model.User;
import dev.cryb.request.AddRecipient;
import dev.cryb.request.BlockUser;
import dev.cryb.request.CloseDm;
import dev.cryb.request.Command;
import dev.cryb.request.CreateDm;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.GetReady;
import dev.cryb.request.JoinChannel;
import dev.cryb.request.RemoveRecipient;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class DirectMessagesComponentTest {

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person carol;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
    }

    @Test
    void twoHaveOneDirectMessageWhoeverOpensIt() {
        Answer opened = alice.asks(dm(bob));

        JsonNode channel = opened.ok().get("channel");
        assertThat(opened.ok().get("existed").asBoolean()).isFalse();
        assertThat(channel.get("type").asText()).isEqualTo("dm");
        assertThat(channel.has("serverId")).isFalse();
        assertThat(channel.get("recipients").findValuesAsText("username")).containsExactly("alice", "bob");
        assertThat(opened.events()).hasSize(2).allSatisfy(event -> assertThat(event.meta())
                .isEqualTo(new AccessChange.DmOpened(new DmAccess(id(opened), List.of(alice.id(), bob.id())))));
        assertThat(opened.events().stream().map(event -> ((DmCreated) event).reader()))
                .containsExactly(alice.id(), bob.id());

        Answer again = bob.asks(dm(alice));

        assertThat(again.ok().get("existed").asBoolean()).isTrue();
        assertThat(id(again)).isEqualTo(id(opened));
        assertThat(again.events()).isEmpty();
    }

    @Test
    void messagesGoBackAndForthAndNobodyElseSeesThem() {
        ChannelId dm = id(alice.asks(dm(bob)));

        alice.sends(dm, "hello").ok();
        JsonNode answer = bob.sends(dm, "hello yourself").ok();

        assertThat(answer.get("seq").asInt()).isEqualTo(2);
        assertThat(answer.has("serverId")).isFalse();
        assertThat(bob.reads(dm).get("messages").findValuesAsText("content"))
                .containsExactly("hello", "hello yourself");
        carol.sends(dm, "me too").refused(ErrorCode.UNKNOWN_CHANNEL);
        carol.asks(new JoinChannel(dm)).refused(ErrorCode.UNKNOWN_CHANNEL);
        refused(carol, new CloseDm(dm), ErrorCode.UNKNOWN_CHANNEL);
        refused(carol, add(dm, carol), ErrorCode.UNKNOWN_CHANNEL);
        refused(carol, new RemoveRecipient(dm, bob.id()), ErrorCode.UNKNOWN_CHANNEL);
    }

    @Test
    void oneselfAndTheBlockedAreRefused() {
        refused(alice, dm(alice), ErrorCode.INVALID_PAYLOAD);
        refused(alice, dm(bob, alice), ErrorCode.INVALID_PAYLOAD);
        bob.asks(new BlockUser(alice.id(), null, user(alice))).ok();

        refused(alice, dm(bob), ErrorCode.BLOCKED);
        refused(bob, dm(alice), ErrorCode.BLOCKED);
        refused(alice, dm(carol, bob), ErrorCode.BLOCKED);
        refused(bob, dm(carol, alice), ErrorCode.BLOCKED);
        carol.asks(dm(alice, bob)).ok();
    }

    @Test
    void closedOneComesBackWithTheNextMessage() {
        ChannelId dm = id(alice.asks(dm(bob)));
        Answer closed = bob.asks(new CloseDm(dm));
        assertThat(closed.ok().get("channelId").asText()).isEqualTo(dm.toString());
        assertThat(closed.eventNames()).containsExactly("dm:close");
        assertThat(bob.asks(new CloseDm(dm)).eventNames()).isEmpty();
        assertThat(ready(bob, "dms")).isEmpty();
        assertThat(ready(alice, "dms")).hasSize(1);

        Answer sent = alice.sends(dm, "are you there?");

        assertThat(sent.eventNames()).containsExactly("dm:created", "message:create");
        assertThat(((DmCreated) sent.events().get(0)).reader()).isEqualTo(bob.id());
        assertThat(ready(bob, "dms")).hasSize(1);
        assertThat(alice.sends(dm, "well?").eventNames()).containsExactly("message:create");
    }

    @Test
    void closedOneComesBackByOpeningItAgain() {
        ChannelId dm = id(alice.asks(dm(bob)));
        alice.asks(new CloseDm(dm)).ok();
        world.forgets();

        Answer again = alice.asks(dm(bob));

        assertThat(again.ok().get("existed").asBoolean()).isTrue();
        assertThat(again.eventNames()).containsExactly("dm:created");
        assertThat(ready(alice, "dms")).hasSize(1);
        assertThat(alice.sends(dm, "hello").eventNames()).containsExactly("message:create");
    }

    @Test
    void groupHasAnOwnerAndUpToTen() {
        Answer opened = alice.asks(group("Trip", bob, carol));
        ChannelId group = id(opened);
        JsonNode channel = opened.ok().get("channel");
        assertThat(channel.get("type").asText()).isEqualTo("group");
        assertThat(channel.get("name").asText()).isEqualTo("Trip");
        assertThat(channel.get("ownerId").asText()).isEqualTo(alice.id().toString());
        assertThat(opened.eventNames()).containsExactly("dm:created", "dm:created", "dm:created");
        assertThat(id(alice.asks(group("Trip", bob, carol)))).isNotEqualTo(group);

        Person dave = world.person("dave");
        Answer added = bob.asks(add(group, dave));
        assertThat(added.ok().get("userId").asText()).isEqualTo(dave.id().toString());
        assertThat(added.eventNames()).containsExactly("dm:created", "dm:recipient_add", "channel:member_join");
        assertThat(((DmCreated) added.events().get(0)).reader()).isEqualTo(dave.id());
        dave.sends(group, "hello").ok();
        refused(alice, add(group, dave), ErrorCode.CONFLICT);
        for (int i = 5; i <= 10; i++) {
            alice.asks(add(group, world.person("guest" + i))).ok();
        }
        refused(alice, add(group, world.person("eleventh")), ErrorCode.LIMIT_REACHED);
    }

    @Test
    void addingIsForGroupsAndForThoseWhoAreNotBlocked() {
        ChannelId pair = id(alice.asks(dm(bob)));
        ChannelId group = id(alice.asks(dm(bob, carol)));
        Person dave = world.person("dave");
        dave.asks(new BlockUser(alice.id(), null, user(alice))).ok();

        refused(alice, add(pair, carol), ErrorCode.INVALID_PAYLOAD);
        refused(alice, new RemoveRecipient(pair, alice.id()), ErrorCode.INVALID_PAYLOAD);
        refused(alice, add(group, dave), ErrorCode.BLOCKED);
        bob.asks(add(group, dave)).ok();
    }

    @Test
    void ownerPutsOutAndOthersOnlyLeave() {
        ChannelId group = id(alice.asks(dm(bob, carol)));
        alice.sends(group, "hello").ok();
        refused(bob, new RemoveRecipient(group, carol.id()), ErrorCode.FORBIDDEN);
        refused(alice, new RemoveRecipient(group, world.person("dave").id()), ErrorCode.UNKNOWN_USER);

        Answer out = alice.asks(new RemoveRecipient(group, carol.id()));

        assertThat(out.ok().get("userId").asText()).isEqualTo(carol.id().toString());
        assertThat(out.eventNames()).containsExactly("dm:recipient_remove", "channel:member_leave");
        assertThat(out.events().get(0).meta()).isEqualTo(new AccessChange.DmLeft(group, carol.id()));
        carol.sends(group, "but").refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new RemoveRecipient(group, bob.id())).ok();
        bob.sends(group, "bye").refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.sends(group, "alone").ok();
    }

    @Test
    void ownershipPassesToWhoCameFirstAndTheLastOneEndsTheGroup() {
        ChannelId group = id(alice.asks(dm(bob, carol)));
        world.passes(Duration.ofSeconds(1));
        Person dave = world.person("dave");
        alice.asks(add(group, dave)).ok();

        Answer left = alice.asks(new CloseDm(group));
        assertThat(left.eventNames()).containsExactly("dm:recipient_remove", "channel:member_leave", "channel:update");
        assertThat(((GroupChanged) left.events().get(2)).data().ownerId()).isEqualTo(bob.id());
        world.forgets();
        bob.asks(new RemoveRecipient(group, carol.id())).ok();
        bob.asks(new RemoveRecipient(group, bob.id())).ok();
        assertThat(dave.asks(new JoinChannel(group)).ok().at("/channel/ownerId").asText())
                .isEqualTo(dave.id().toString());
        dave.sends(group, "alone at last").ok();
        dave.asks(new RemoveRecipient(group, dave.id())).ok();

        dave.sends(group, "hello?").refused(ErrorCode.UNKNOWN_CHANNEL);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.sql("SELECT 1 FROM message WHERE channel_id = " + group)
                        .isEmpty());
        assertThat(world.sql("SELECT 1 FROM channel WHERE id = " + group)).isEmpty();
        assertThat(world.sql("SELECT 1 FROM recipient WHERE channel_id = " + group))
                .isEmpty();
    }

    @Test
    void filesOfAGroupGoWithItsLastOne() {
        ChannelId group = id(alice.asks(dm(bob, carol)));
        UploadId file = world.uploads(alice, UploadPurpose.ATTACHMENT, null, null);
        alice.asks(new CreateMessage(group, "", null, List.of(file), null)).ok();
        alice.asks(new RemoveRecipient(group, alice.id())).ok();
        bob.asks(new RemoveRecipient(group, bob.id())).ok();
        assertThat(world.sql("SELECT 1 FROM attachment WHERE id = " + file)).hasSize(1);

        carol.asks(new RemoveRecipient(group, carol.id())).ok();

        // The sweep is the running service's own work, in its own line.
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        world.sql("SELECT 1 FROM attachment WHERE id = " + file).isEmpty()
                                && world.sql("SELECT 1 FROM message WHERE channel_id = " + group)
                                        .isEmpty());
    }

    @Test
    void fiveHundredOpenOnesAreTheMost() {
        ChannelId dm = id(alice.asks(dm(bob)));
        alice.asks(new CloseDm(dm)).ok();
        world.sql("INSERT INTO recipient SELECT -i, " + alice.id() + ", now() FROM generate_series(1, 500) i");

        refused(alice, dm(carol), ErrorCode.LIMIT_REACHED);
        refused(carol, dm(alice), ErrorCode.LIMIT_REACHED);
        refused(alice, dm(bob), ErrorCode.LIMIT_REACHED);
        ChannelId group = id(bob.asks(dm(carol, world.person("dave"))));
        refused(bob, add(group, alice), ErrorCode.LIMIT_REACHED);
        bob.sends(dm, "this still comes").ok();
    }

    private void refused(Person who, Command command, ErrorCode code) {
        List<String> before = rows();
        who.asks(command).refused(code);
        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() {
        return world.sql("""
                        SELECT r::text FROM recipient r
                        UNION ALL SELECT p::text FROM dm_pair p
                        UNION ALL SELECT c::text FROM channel c WHERE server_id IS NULL ORDER BY 1""").stream().map(row -> row.getString(0)).toList();
    }

    private static JsonNode ready(Person person, String what) {
        return person.asks(new GetReady()).ok().at("/ready/" + what);
    }

    private static ChannelId id(Answer opened) {
        return ChannelId.parse(opened.ok().at("/channel/id").asText());
    }

    private static CreateDm dm(Person... others) {
        return new CreateDm(
                Arrays.stream(others).map(Person::id).toList(),
                null,
                Arrays.stream(others).map(DirectMessagesComponentTest::user).toList());
    }

    private static CreateDm group(String name, Person... others) {
        return new CreateDm(
                Arrays.stream(others).map(Person::id).toList(),
                name,
                Arrays.stream(others).map(DirectMessagesComponentTest::user).toList());
    }

    private static AddRecipient add(ChannelId group, Person other) {
        return new AddRecipient(group, other.id(), user(other));
    }

    private static User user(Person person) {
        return person.caller().user();
    }
}
