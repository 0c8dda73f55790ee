package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.DeleteMessage;
import dev.cryb.request.EditMessage;
import dev.cryb.request.SearchMessages;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Messages are found by their words, by those who may read them. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class SearchComponentTest {

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person.Home home;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
    }

    @Test
    void allWordsMustBeThereInAnyOrderAndScript() {
        alice.sends(home.general(), "The quick brown Fox").ok();
        bob.sends(home.general(), "a brown bear").ok();
        bob.sends(home.general(), "我今天很高兴").ok();
        indexed();

        assertThat(found(bob, "FOX brown")).containsExactly("The quick brown Fox");
        assertThat(found(bob, "brown")).containsExactly("a brown bear", "The quick brown Fox");
        assertThat(found(bob, "高兴")).containsExactly("我今天很高兴");
        assertThat(found(bob, "fo")).isEmpty();
    }

    @Test
    void hostileQueriesAreOnlyText() {
        alice.sends(home.general(), "it's 'quoted' & (strange) \\ text!").ok();
        indexed();

        assertThat(found(bob, "'quoted' & | ! \\ it's")).hasSize(1);
        assertThat(found(bob, "');--")).isEmpty();
        assertThat(found(bob, "& | ! <-> :* ( ) ' \" \\")).isEmpty();
        assertThat(found(bob, "'\\&|!()<>:*\"".repeat(20) + "text!")).hasSize(1);
        bob.asks(new SearchMessages(home.id(), null, "S" + home.id() + " | x", null, null, null))
                .ok();
    }

    @Test
    void hiddenChannelsAndOtherServersAreNotSearched() {
        ChannelId secret = alice.opens(
                home.id(),
                "secret",
                Overwrite.role(home.id().value(), Permissions.NONE, Permissions.of(Permission.VIEW_CHANNEL)));
        alice.sends(secret, "treasure map").ok();
        Person.Home other = bob.founds("Other");
        bob.sends(other.general(), "treasure chest").ok();
        indexed();

        assertThat(found(bob, "treasure")).isEmpty();
        assertThat(found(alice, "treasure")).containsExactly("treasure map");
        alice.asks(new SearchMessages(other.id(), null, "treasure", null, null, null))
                .refused(ErrorCode.UNKNOWN_SERVER);
        bob.asks(new SearchMessages(null, secret, "treasure", null, null, null)).refused(ErrorCode.UNKNOWN_CHANNEL);
    }

    @Test
    void pagesAuthorsAndTotals() {
        for (int i = 0; i < 12; i++) {
            (i % 2 == 0 ? alice : bob).sends(home.general(), "needle " + i).ok();
        }
        indexed();

        JsonNode first = search(bob, "needle", null, 5);
        assertThat(first.get("messages")).hasSize(5);
        assertThat(first.get("hasMore").asBoolean()).isTrue();
        assertThat(first.get("total").asInt()).isEqualTo(12);
        JsonNode second =
                search(bob, "needle", MessageId.parse(first.at("/messages/4/id").asText()), 25);
        assertThat(second.get("messages")).hasSize(7);
        assertThat(second.get("hasMore").asBoolean()).isFalse();
        JsonNode hers = bob.asks(new SearchMessages(home.id(), null, "needle", alice.id(), null, null))
                .ok();
        assertThat(hers.get("total").asInt()).isEqualTo(6);
    }

    @Test
    void searchFollowsEditsAndDeletions() {
        MessageId id = MessageId.parse(
                alice.sends(home.general(), "before").ok().get("id").asText());
        indexed();
        alice.asks(new EditMessage(home.general(), id, "after", null)).ok();
        indexed();

        assertThat(found(bob, "before")).isEmpty();
        assertThat(found(bob, "after")).hasSize(1);
        alice.asks(new DeleteMessage(home.general(), id, null)).ok();
        assertThat(found(bob, "after")).isEmpty();
        indexed();
        assertThat(world.sql("SELECT 1 FROM search WHERE message_id = " + id)).isEmpty();
    }

    private void indexed() {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> world.sql("SELECT 1 FROM unindexed LIMIT 1").isEmpty());
    }

    private List<String> found(Person person, String query) {
        List<String> contents = new ArrayList<>();
        search(person, query, null, 25)
                .get("messages")
                .forEach(message -> contents.add(message.get("content").asText()));
        return contents;
    }

    private JsonNode search(Person person, String query, @Nullable MessageId before, int limit) {
        return person.asks(new SearchMessages(home.id(), null, query, null, before, limit))
                .ok();
    }
}
