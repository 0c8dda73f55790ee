package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.model.User;
import dev.cryb.request.AcceptFriend;
import dev.cryb.request.BlockUser;
import dev.cryb.request.CloseAccount;
import dev.cryb.request.Command;
import dev.cryb.request.CreateDm;
import dev.cryb.request.CreateServer;
import dev.cryb.request.GetReady;
import dev.cryb.request.GetServerState;
import dev.cryb.request.GetUser;
import dev.cryb.request.RequestFriend;
import dev.cryb.request.UnblockUser;
import dev.cryb.request.UpdateUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How people look to each other, and what is left of one who goes. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class PeopleComponentTest {

    private static final String PICTURE = "0123456789abcdef0123456789abcdef";

    @Inject
    World world;

    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    private static Optional<String> picture(Person person) {
        return Optional.of(person.uploads(UploadPurpose.AVATAR, null, PICTURE));
    }

    @Test
    void newLookIsToldToThoseAround() {
        Person.Home home = alice.founds("Home");

        Answer answer = alice.asks(new UpdateUser("Alice A.", picture(alice), Optional.of("I paint.")));

        assertThat(answer.ok().get("displayName").asText()).isEqualTo("Alice A.");
        assertThat(answer.ok().get("bio").asText()).isEqualTo("I paint.");
        assertThat(answer.eventNames()).containsExactly("user:update");
        assertThat(answer.events().get(0).topics())
                .containsExactly(Topic.user(alice.id()), Topic.friends(alice.id()), Topic.server(home.id()));
        assertThat(answer.events().get(0).meta())
                .isEqualTo(new AccessChange.PersonChanged(new User(alice.id(), "alice", "Alice A.", PICTURE)));
        assertThat(ready(alice).at("/user/displayName").asText()).isEqualTo("Alice A.");
        assertThat(alice.asks(new GetServerState(home.id()))
                        .ok()
                        .at("/me/user/avatar")
                        .asText())
                .isEqualTo(PICTURE);
    }

    @Test
    void whatIsLeftOutStaysAndNullTakesAway() {
        alice.asks(new UpdateUser("Al", picture(alice), Optional.of("I paint.")))
                .ok();

        JsonNode after =
                alice.asks(new UpdateUser(null, Optional.empty(), null)).ok();

        assertThat(after.get("displayName").asText()).isEqualTo("Al");
        assertThat(after.has("avatar")).isFalse();
        assertThat(after.get("bio").asText()).isEqualTo("I paint.");
        assertThat(alice.asks(new UpdateUser(null, null, null)).events()).isEmpty();
    }

    @Test
    void peopleAreSeenByThoseWhoHaveToDoWithThem() {
        Person carol = world.person("carol");
        Person dave = world.person("dave");
        Person erin = world.person("erin");
        Person.Home home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
        befriend(alice, carol);
        alice.asks(dm(dave)).ok();

        for (Person viewer : List.of(alice, bob, carol, dave)) {
            assertThat(viewer.asks(new GetUser(alice.id())).ok().get("username").asText())
                    .isEqualTo("alice");
        }
        erin.asks(new GetUser(alice.id())).refused(ErrorCode.UNKNOWN_USER);
        carol.asks(new GetUser(bob.id())).refused(ErrorCode.UNKNOWN_USER);
        alice.asks(new GetUser(new UserId(1))).refused(ErrorCode.UNKNOWN_USER);
        assertThat(erin.asks(new GetUser(erin.id())).ok().get("username").asText())
                .isEqualTo("erin");
    }

    @Test
    void sessionStartsFromFriendsRequestsAndDirectMessages() {
        Person carol = world.person("carol");
        befriend(alice, bob);
        carol.asks(request(alice)).ok();
        ChannelId dm =
                ChannelId.parse(alice.asks(dm(bob)).ok().at("/channel/id").asText());

        JsonNode snapshot = alice.asks(new GetReady()).ok();

        assertThat(snapshot.at("/ready/friends").findValuesAsText("username")).containsExactly("bob");
        assertThat(snapshot.at("/ready/relationships/0/status").asText()).isEqualTo("incoming");
        assertThat(snapshot.at("/ready/relationships").findValuesAsText("username"))
                .containsExactly("carol");
        assertThat(snapshot.at("/ready/dms/0/id").asText()).isEqualTo(dm.toString());
        assertThat(snapshot.at("/ready/dms/0/recipients").size()).isEqualTo(2);
        assertThat(snapshot.at("/dms/0/recipients").size()).isEqualTo(2);
        assertThat(snapshot.at("/friends/0").asText()).isEqualTo(bob.id().toString());
    }

    @Test
    void ownerOfAServerCannotGo() {
        alice.founds("Home");

        alice.asks(new CloseAccount()).refused(ErrorCode.CONFLICT);

        assertThat(ready(alice).at("/user/username").asText()).isEqualTo("alice");
        assertThat(ready(alice).get("servers").size()).isEqualTo(1);
    }

    @Test
    void oneWhoGoesLeavesWordsAndNothingElse() {
        Person carol = world.person("carol");
        Person.Home home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
        bob.asks(new UpdateUser("Bobby", picture(bob), Optional.of("about bob")))
                .ok();
        bob.sends(home.general(), "I was here").ok();
        befriend(alice, bob);
        bob.asks(request(carol)).ok();
        Person dave = world.person("dave");
        bob.asks(new BlockUser(dave.id(), null, user(dave))).ok();
        ChannelId pair =
                ChannelId.parse(bob.asks(dm(alice)).ok().at("/channel/id").asText());
        bob.sends(pair, "bye").ok();
        ChannelId group = ChannelId.parse(
                bob.asks(dm(alice, carol)).ok().at("/channel/id").asText());

        Answer gone = bob.asks(new CloseAccount());

        assertThat(gone.ok()).isEmpty();
        assertThat(gone.eventNames()).containsExactly("user:update");
        assertThat(alice.reads(home.general())
                        .at("/messages/0/author/displayName")
                        .asText())
                .isEqualTo("Deleted User");
        assertThat(alice.reads(home.general()).at("/messages/0/author").has("avatar"))
                .isFalse();
        assertThat(alice.asks(new GetServerState(home.id()))
                        .ok()
                        .get("memberCount")
                        .asInt())
                .isEqualTo(1);
        assertThat(ready(alice).get("friends")).isEmpty();
        assertThat(ready(carol).get("relationships")).isEmpty();
        assertThat(world.sql("SELECT 1 FROM relationship WHERE " + bob.id() + " IN (user_id, other_id)"))
                .isEmpty();
        assertThat(world.sql("SELECT 1 FROM recipient WHERE channel_id = " + group + " AND user_id = " + bob.id()))
                .isEmpty();
        assertThat(alice.reads(pair).at("/messages/0/author/username").asText()).isEqualTo("Deleted User");
        JsonNode shown = alice.asks(new GetUser(bob.id())).ok();
        assertThat(shown.get("displayName").asText()).isEqualTo("Deleted User");
        assertThat(shown.has("bio")).isFalse();
        assertThat(world.sql("SELECT 1 FROM profile p WHERE p.user_id = " + bob.id()
                        + " AND p::text ~* '(bobby|%s|about bob)'".formatted(PICTURE)))
                .isEmpty();
    }

    @Test
    void goingTwiceIsGoingOnce() {
        befriend(alice, bob);
        bob.asks(new CloseAccount()).ok();

        bob.asks(new CloseAccount()).ok();

        assertThat(ready(alice).get("friends")).isEmpty();
    }

    @Test
    void nobodyHasToDoWithOneWhoIsGone() {
        Person carol = world.person("carol");
        alice.asks(new BlockUser(bob.id(), null, user(bob))).ok();
        Person.Home home = alice.founds("Home");
        bob.asks(new CloseAccount()).ok();

        for (Command command : List.of(dm(bob), dm(bob, alice), request(bob))) {
            carol.asks(command).refused(ErrorCode.UNKNOWN_USER);
        }
        for (Command command : List.of(
                dm(carol), request(carol), new CreateServer("Mine", null), new UpdateUser("Bob again", null, null))) {
            bob.asks(command).refused(ErrorCode.UNAUTHENTICATED);
        }
        bob.joins(alice.invites(home.general(), 0)).refused(ErrorCode.UNAUTHENTICATED);
        alice.asks(new UnblockUser(bob.id(), null, user(bob))).ok();
    }

    private static JsonNode ready(Person person) {
        return person.asks(new GetReady()).ok().get("ready");
    }

    private static void befriend(Person one, Person other) {
        one.asks(request(other)).ok();
        other.asks(new AcceptFriend(one.id(), null, user(one))).ok();
    }

    private static RequestFriend request(Person other) {
        return new RequestFriend(other.id(), null, user(other));
    }

    private static CreateDm dm(Person... others) {
        List<Person> all = List.of(others);
        return new CreateDm(
                all.stream().map(Person::id).toList(),
                null,
                all.stream().map(PeopleComponentTest::user).toList());
    }

    private static User user(Person person) {
        return person.caller().user();
    }
}
