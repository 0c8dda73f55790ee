package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.Reply;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.model.User;
import dev.cryb.request.CloseAccount;
import dev.cryb.request.CreateDm;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.CreateServer;
import dev.cryb.request.InviteCode;
import dev.cryb.request.JoinServer;
import dev.cryb.request.RequestFriend;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** People who do something with each other at the same moment, over the running service. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class PeopleAtOnceComponentTest {

    private static final Duration BOUND = Duration.ofSeconds(30);

    @Inject
    Wire wire;

    @Inject
    World world;

    @Test
    void pairsThatOpenTheirDirectMessageFromBothSidesHaveOneEach() {
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Person alice = world.person("alice" + i);
            Person bob = world.person("bob" + i);
            asked.add(wire.sends(alice.caller(), dm(bob), "a"));
            asked.add(wire.sends(bob.caller(), dm(alice), "b"));
        }

        List<JsonNode> opened = asked.stream().map(wire::answer).map(Answer::ok).toList();

        for (int i = 0; i < opened.size(); i += 2) {
            assertThat(opened.get(i).at("/channel/id"))
                    .isEqualTo(opened.get(i + 1).at("/channel/id"));
            assertThat(opened.get(i).get("existed").asBoolean())
                    .isNotEqualTo(opened.get(i + 1).get("existed").asBoolean());
        }
    }

    @Test
    void requestsThatCrossMakeFriendsOnce() {
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Person alice = world.person("alice" + i);
            Person bob = world.person("bob" + i);
            people.addAll(List.of(alice, bob));
            asked.add(wire.sends(alice.caller(), request(bob), "a"));
            asked.add(wire.sends(bob.caller(), request(alice), "b"));
        }

        List<String> became = asked.stream()
                .map(wire::answer)
                .map(answer -> answer.ok().get("status").asText())
                .toList();

        for (int i = 0; i < became.size(); i += 2) {
            assertThat(became.subList(i, i + 2)).containsExactlyInAnyOrder("outgoing", "friend");
        }
        for (Person person : people) {
            assertThat(world.sql("SELECT status FROM relationship WHERE user_id = " + person.id()))
                    .singleElement()
                    .satisfies(row -> assertThat(row.getString(0)).isEqualTo("friend"));
            assertThat(wire.events(Topic.user(person.id()))).hasSize(2);
        }
    }

    @Test
    void manyWhoWantTheSamePersonDoNotHoldEachOtherUp() {
        Person popular = world.person("popular");
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Person fan = world.person("fan" + i);
            asked.add(wire.sends(fan.caller(), request(popular), "ask"));
            asked.add(wire.sends(popular.caller(), dm(fan), "dm" + i));
        }

        assertThat(asked.stream().map(wire::answer)).allSatisfy(Answer::ok);
        assertThat(world.sql("SELECT 1 FROM relationship WHERE user_id = " + popular.id()))
                .hasSize(40);
    }

    @Test
    void oneWhoGoesLeavesEveryLine() {
        Person gone = world.person("gone");
        for (int i = 0; i < 8; i++) {
            Person other = world.person("other" + i);
            JsonNode state = wire.answer(wire.sends(other.caller(), new CreateServer("Home", null), "home"))
                    .ok();
            ChannelId general = ChannelId.parse(state.at("/channels/0/id").asText());
            InviteCode code = InviteCode.parse(
                    wire.answer(wire.sends(other.caller(), new CreateInvite(general, 3600, 0), "invite"))
                            .ok()
                            .get("code")
                            .asText());
            wire.answer(wire.sends(gone.caller(), new JoinServer(code), "join" + i))
                    .ok();
            wire.answer(wire.sends(gone.caller(), request(other), "friend" + i)).ok();
        }

        wire.answer(wire.sends(gone.caller(), new CloseAccount(), "close")).ok();

        Awaitility.await().atMost(BOUND).untilAsserted(() -> {
            assertThat(world.sql("SELECT 1 FROM member WHERE user_id = " + gone.id()))
                    .isEmpty();
            assertThat(world.sql("SELECT 1 FROM relationship WHERE " + gone.id() + " IN (user_id, other_id)"))
                    .isEmpty();
        });
    }

    private static CreateDm dm(Person other) {
        return new CreateDm(List.of(other.id()), null, List.of(user(other)));
    }

    private static RequestFriend request(Person other) {
        return new RequestFriend(other.id(), null, user(other));
    }

    private static User user(Person person) {
        return person.caller().user();
    }
}
