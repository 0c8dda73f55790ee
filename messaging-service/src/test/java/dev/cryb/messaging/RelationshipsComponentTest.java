package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.error.ErrorCode;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Event;
import dev.cryb.event.PeopleEvent.RelationshipChanged;
import dev.cryb.id.ChannelId;
import dev.cryb.model.Relationship;
import dev.cryb.model.Relationship.Status;
import dev.cryb.model.User;
import dev.cryb.request.AcceptFriend;
import dev.cryb.request.BlockUser;
import dev.cryb.request.Command;
import dev.cryb.request.CreateDm;
import dev.cryb.request.DeclineFriend;
import dev.cryb.request.RemoveFriend;
import dev.cryb.request.RequestFriend;
import dev.cryb.request.UnblockUser;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class RelationshipsComponentTest {

    @Inject
    World world;

    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    @Test
    void oneAsksAndTheOtherAccepts() {
        Answer asked = alice.asks(request(bob));

        assertThat(asked.ok().get("status").asText()).isEqualTo("outgoing");
        assertThat(asked.ok().at("/user/username").asText()).isEqualTo("bob");
        assertThat(asked.eventNames()).containsExactly("friend:request", "friend:request");
        assertThat(view(asked, bob).status()).isEqualTo(Status.INCOMING);
        assertThat(view(asked, bob).user().username()).isEqualTo("alice");

        Answer accepted = bob.asks(accept(alice));

        assertThat(accepted.ok().get("status").asText()).isEqualTo("friend");
        assertThat(view(accepted, alice).status()).isEqualTo(Status.FRIEND);
        assertThat(changes(accepted)).containsExactly(new AccessChange.FriendsMade(bob.id(), alice.id()));
    }

    @Test
    void requestsThatCrossMakeFriends() {
        alice.asks(request(bob)).ok();

        Answer crossing = bob.asks(request(alice));

        assertThat(crossing.ok().get("status").asText()).isEqualTo("friend");
        assertThat(crossing.eventNames()).containsExactly("friend:accept", "friend:accept");
        assertThat(changes(crossing)).hasSize(1);
    }

    @Test
    void declineEndsARequestFromEitherSide() {
        alice.asks(request(bob)).ok();
        Answer declined = bob.asks(decline(alice));
        assertThat(declined.ok().get("status").asText()).isEqualTo("none");
        assertThat(view(declined, alice).status()).isEqualTo(Status.NONE);

        alice.asks(request(bob)).ok();
        alice.asks(decline(bob)).ok();

        refused(bob, accept(alice), ErrorCode.UNKNOWN_USER);
        alice.asks(request(bob)).ok();
    }

    @Test
    void friendshipEndsForBoth() {
        befriend();

        Answer removed = alice.asks(remove(bob));

        assertThat(view(removed, bob).status()).isEqualTo(Status.NONE);
        assertThat(changes(removed)).containsExactly(new AccessChange.FriendsParted(alice.id(), bob.id()));
        refused(bob, remove(alice), ErrorCode.UNKNOWN_USER);
    }

    @Test
    void whatIsNotThereCannotBeEnded() {
        refused(alice, accept(bob), ErrorCode.UNKNOWN_USER);
        refused(alice, decline(bob), ErrorCode.UNKNOWN_USER);
        refused(alice, remove(bob), ErrorCode.UNKNOWN_USER);
        refused(alice, unblock(bob), ErrorCode.UNKNOWN_USER);
        alice.asks(request(bob)).ok();
        refused(alice, accept(bob), ErrorCode.UNKNOWN_USER);
        refused(alice, remove(bob), ErrorCode.UNKNOWN_USER);
    }

    @Test
    void oneAsksOnceAndNeverOneself() {
        alice.asks(request(bob)).ok();
        refused(alice, request(bob), ErrorCode.CONFLICT);
        refused(alice, request(alice), ErrorCode.INVALID_PAYLOAD);
        refused(alice, block(alice), ErrorCode.INVALID_PAYLOAD);
        bob.asks(accept(alice)).ok();
        refused(alice, request(bob), ErrorCode.CONFLICT);
        refused(bob, request(alice), ErrorCode.CONFLICT);
    }

    @Test
    void oneWhoIsBlockedHearsOnlyThatTheFriendshipHasEnded() {
        befriend();

        Answer blocked = alice.asks(block(bob));

        assertThat(blocked.ok().get("status").asText()).isEqualTo("blocked");
        assertThat(blocked.eventNames()).containsExactly("friend:block", "friend:remove");
        assertThat(view(blocked, bob).status()).isEqualTo(Status.NONE);
        assertThat(changes(blocked)).containsExactly(new AccessChange.FriendsParted(alice.id(), bob.id()));
        refused(bob, request(alice), ErrorCode.BLOCKED);
        refused(alice, request(bob), ErrorCode.BLOCKED);
        refused(alice, block(bob), ErrorCode.CONFLICT);
        refused(bob, remove(alice), ErrorCode.UNKNOWN_USER);
        refused(bob, unblock(alice), ErrorCode.UNKNOWN_USER);
    }

    @Test
    void strangerWhoIsBlockedHearsNothing() {
        Answer blocked = alice.asks(block(bob));

        assertThat(blocked.eventNames()).containsExactly("friend:block");
    }

    @Test
    void requestThatIsBlockedLooksDeclined() {
        bob.asks(request(alice)).ok();

        Answer blocked = alice.asks(block(bob));

        assertThat(blocked.eventNames()).containsExactly("friend:block", "friend:decline");
        refused(alice, accept(bob), ErrorCode.UNKNOWN_USER);
    }

    @Test
    void unblockingBringsNothingBackButTheWayToIt() {
        befriend();
        alice.asks(block(bob)).ok();

        Answer unblocked = alice.asks(unblock(bob));

        assertThat(unblocked.eventNames()).containsExactly("friend:unblock");
        assertThat(unblocked.ok().get("status").asText()).isEqualTo("none");
        refused(alice, remove(bob), ErrorCode.UNKNOWN_USER);
        bob.asks(request(alice)).ok();
    }

    @Test
    void blocksOfBothEndOneByOne() {
        ChannelId dm = dm();
        alice.sends(dm, "hello").ok();
        alice.asks(block(bob)).ok();
        bob.asks(block(alice)).ok();
        alice.sends(dm, "still?").refused(ErrorCode.BLOCKED);

        alice.asks(unblock(bob)).ok();
        refused(alice, request(bob), ErrorCode.BLOCKED);
        alice.sends(dm, "still?").refused(ErrorCode.BLOCKED);
        bob.sends(dm, "still?").refused(ErrorCode.BLOCKED);

        bob.asks(unblock(alice)).ok();
        alice.sends(dm, "again").ok();
    }

    @Test
    void blockEndsWritingInBothDirectionsWarmOrNot() {
        ChannelId dm = dm();
        alice.sends(dm, "hello").ok();

        alice.asks(block(bob)).ok();

        bob.sends(dm, "why?").refused(ErrorCode.BLOCKED);
        alice.sends(dm, "so").refused(ErrorCode.BLOCKED);
        world.forgets();
        bob.sends(dm, "why?").refused(ErrorCode.BLOCKED);
        alice.asks(unblock(bob)).ok();
        bob.sends(dm, "thanks").ok();
        assertThat(bob.reads(dm).get("messages").size()).isEqualTo(2);
    }

    @Test
    void thousandRelationshipsAreTheMost() {
        alice.asks(request(bob)).ok();
        world.sql("INSERT INTO relationship SELECT " + alice.id()
                + ", i, 'blocked', now() FROM generate_series(1, 999) i");
        Person carol = world.person("carol");

        refused(alice, request(carol), ErrorCode.LIMIT_REACHED);
        refused(carol, request(alice), ErrorCode.LIMIT_REACHED);
        refused(alice, block(carol), ErrorCode.LIMIT_REACHED);
        bob.asks(accept(alice)).ok();
    }

    private ChannelId dm() {
        return ChannelId.parse(alice.asks(new CreateDm(
                        List.of(bob.id()), null, List.of(bob.caller().user())))
                .ok()
                .at("/channel/id")
                .asText());
    }

    private void befriend() {
        alice.asks(request(bob)).ok();
        bob.asks(accept(alice)).ok();
    }

    private void refused(Person who, Command command, ErrorCode code) {
        List<String> before = rows();
        who.asks(command).refused(code);
        assertThat(rows()).isEqualTo(before);
    }

    private List<String> rows() {
        return world.sql("SELECT r::text FROM relationship r ORDER BY 1").stream()
                .map(row -> row.getString(0))
                .toList();
    }

    private static Relationship view(Answer answer, Person reader) {
        return answer.events().stream()
                .map(RelationshipChanged.class::cast)
                .filter(event -> event.reader().equals(reader.id()))
                .findFirst()
                .orElseThrow()
                .data();
    }

    private static List<Object> changes(Answer answer) {
        return answer.events().stream()
                .map(Event::meta)
                .filter(AccessChange.class::isInstance)
                .map(Object.class::cast)
                .toList();
    }

    private static RequestFriend request(Person other) {
        return new RequestFriend(other.id(), null, user(other));
    }

    private static AcceptFriend accept(Person other) {
        return new AcceptFriend(other.id(), null, user(other));
    }

    private static DeclineFriend decline(Person other) {
        return new DeclineFriend(other.id(), null, user(other));
    }

    private static RemoveFriend remove(Person other) {
        return new RemoveFriend(other.id(), null, user(other));
    }

    private static BlockUser block(Person other) {
        return new BlockUser(other.id(), null, user(other));
    }

    private static UnblockUser unblock(Person other) {
        return new UnblockUser(other.id(), null, user(other));
    }

    private static User user(Person person) {
        return person.caller().user();
    }
}
