package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.ChannelEvent.ChannelUpdated;
import dev.cryb.event.Event;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.AckChannel;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.DeleteChannel;
import dev.cryb.request.GetServerState;
import dev.cryb.request.JoinChannel;
import dev.cryb.request.ListMessages;
import dev.cryb.request.ReorderChannels;
import dev.cryb.request.ReorderChannels.Place;
import dev.cryb.request.ResolveInvite;
import dev.cryb.request.UpdateChannel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class ChannelChangesComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);
    private static final Permissions VIEW = Permissions.of(Permission.VIEW_CHANNEL);

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
    void changesWhatIsNamedAndLeavesTheRest() {
        JsonNode message = alice.sends(home.general(), "hello").ok();

        Answer answer = alice.asks(new UpdateChannel(home.general(), "lobby", Optional.of("all"), null, null, null));

        JsonNode channel = answer.ok();
        assertThat(channel.get("name").asText()).isEqualTo("lobby");
        assertThat(channel.get("topic").asText()).isEqualTo("all");
        assertThat(channel.get("lastMessageId")).isEqualTo(message.get("id"));
        assertThat(answer.eventNames()).containsExactly("channel:update", "audit:entry");
        assertThat(answer.events().get(0).meta()).isNotNull();
        assertThat(state(bob)).containsExactly(channel);

        JsonNode bare =
                alice.asks(update(home.general(), null, Optional.empty(), null)).ok();
        assertThat(bare.has("topic")).isFalse();
        assertThat(bare.get("name").asText()).isEqualTo("lobby");
    }

    @Test
    void changingNeedsTheRightInTheChannelAndItsSight() {
        ChannelId secret =
                alice.opens(home.id(), "secret", Overwrite.role(home.id().value(), Permissions.NONE, VIEW));
        String before = world.contents(home.id());

        assertThat(bob.asks(named(home.general(), "mine"))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("MANAGE_CHANNELS");
        bob.asks(named(secret, "mine")).refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new DeleteChannel(home.general(), null)).refused(ErrorCode.FORBIDDEN);
        bob.asks(new DeleteChannel(secret, null)).refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new ReorderChannels(home.id(), List.of(new Place(home.general(), 5, null))))
                .refused(ErrorCode.FORBIDDEN);
        world.person("carol").asks(named(home.general(), "mine")).refused(ErrorCode.UNKNOWN_CHANNEL);
        world.person("carol")
                .asks(new ReorderChannels(home.id(), List.of(new Place(home.general(), 5, null))))
                .refused(ErrorCode.UNKNOWN_SERVER);

        assertThat(world.contents(home.id())).isEqualTo(before);
    }

    @Test
    void channelComesToLieInAVisibleCategoryOfItsServerAndKeepsItsOverwrites() {
        ChannelId staff = category("Staff", Overwrite.role(home.id().value(), Permissions.NONE, VIEW));
        ChannelId games = category("Games");
        ChannelId elsewhere = ChannelId.parse(alice.asks(new CreateChannel(
                        alice.founds("Other").id(), ChannelType.CATEGORY, "x", null, null, null, null, null))
                .ok()
                .get("id")
                .asText());
        world.sql("UPDATE role SET permissions = permissions | 16 WHERE id = " + home.id());
        world.forgets();
        String before = world.contents(home.id());

        bob.asks(update(home.general(), null, null, Optional.of(staff))).refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(update(home.general(), null, null, Optional.of(elsewhere))).refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(update(home.general(), null, null, Optional.of(home.general())))
                .refused(ErrorCode.UNKNOWN_CHANNEL);
        assertThat(alice.asks(update(games, null, null, Optional.of(staff)))
                        .refused(ErrorCode.INVALID_PAYLOAD)
                        .get("field")
                        .asText())
                .isEqualTo("parentId");
        assertThat(world.contents(home.id())).isEqualTo(before);

        JsonNode moved = alice.asks(update(home.general(), null, null, Optional.of(staff)))
                .ok();
        assertThat(moved.get("parentId").asText()).isEqualTo(staff.toString());
        assertThat(moved.get("overwrites")).isEmpty();
        bob.sends(home.general(), "still here").ok();
        assertThat(alice.asks(update(home.general(), null, null, Optional.empty()))
                        .ok()
                        .has("parentId"))
                .isFalse();
    }

    @Test
    void onlyVoiceChannelsBoundTheirUsers() {
        ChannelId voice = ChannelId.parse(
                alice.asks(new CreateChannel(home.id(), ChannelType.VOICE, "talk", null, null, null, null, null))
                        .ok()
                        .get("id")
                        .asText());

        assertThat(alice.asks(new UpdateChannel(voice, null, null, null, null, Optional.of(5)))
                        .ok()
                        .get("userLimit")
                        .asInt())
                .isEqualTo(5);
        assertThat(alice.asks(new UpdateChannel(voice, null, null, null, null, Optional.empty()))
                        .ok()
                        .has("userLimit"))
                .isFalse();
        assertThat(alice.asks(new UpdateChannel(home.general(), null, null, null, null, Optional.of(5)))
                        .refused(ErrorCode.INVALID_PAYLOAD)
                        .get("field")
                        .asText())
                .isEqualTo("userLimit");
    }

    @Test
    void slowmodeIsExactHoweverItWasChanged() {
        alice.asks(slowed(5)).ok();
        bob.sends(home.general(), "one").ok();
        world.passes(Duration.ofSeconds(5));
        bob.sends(home.general(), "two").ok();
        alice.asks(slowed(0)).ok();
        world.passes(Duration.ofMillis(4_000));
        bob.sends(home.general(), "three").ok();
        alice.asks(slowed(10)).ok();

        assertThat(bob.sends(home.general(), "four")
                        .refused(ErrorCode.SLOWMODE)
                        .get("retryAfterMs")
                        .asLong())
                .isEqualTo(10_000);
        world.passes(Duration.ofMillis(9_999));
        assertThat(bob.sends(home.general(), "four")
                        .refused(ErrorCode.SLOWMODE)
                        .get("retryAfterMs")
                        .asLong())
                .isEqualTo(1);
        world.passes(Duration.ofMillis(1));
        bob.sends(home.general(), "four").ok();
        alice.sends(home.general(), "mine").ok();
        alice.sends(home.general(), "and mine").ok();
    }

    @Test
    void deletedChannelIsGoneAtOnceAndSweptAfterwards() {
        ChannelId news =
                alice.opens(home.id(), "news", Overwrite.member(bob.id().value(), VIEW, Permissions.NONE));
        var invite = alice.invites(news, 0);
        alice.sends(news, "hello").ok();
        bob.asks(new AckChannel(news, 1L)).ok();

        Answer answer = alice.asks(new DeleteChannel(news, null));

        assertThat(answer.ok().get("channelId").asText()).isEqualTo(news.toString());
        assertThat(answer.ok().get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(answer.eventNames()).containsExactly("invite:delete", "channel:delete", "audit:entry");
        assertThat(answer.events().get(0).topics()).containsExactly(Topic.holders(home.id(), Permission.MANAGE_SERVER));
        assertThat(answer.events().get(1).topics()).containsExactly(Topic.channel(news));
        alice.sends(news, "hm").refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new JoinChannel(news)).refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new ListMessages(news, null, null, null, null, null, null)).refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new ResolveInvite(invite)).refused(ErrorCode.UNKNOWN_INVITE);
        alice.asks(new DeleteChannel(news, null)).refused(ErrorCode.UNKNOWN_CHANNEL);
        assertThat(state(bob)).hasSize(1);
        for (String table : List.of("overwrite", "invite", "message", "read_state", "search")) {
            await().atMost(LONGEST).until(() -> rows(table, "channel_id = " + news) == 0);
        }
    }

    @Test
    void channelsOfADeletedCategoryMoveOutOfItFirst() {
        ChannelId games = category("Games", Overwrite.role(home.id().value(), Permissions.NONE, VIEW));
        ChannelId chess = inside(games, "chess");
        ChannelId go = inside(games, "go");

        Answer answer = alice.asks(new DeleteChannel(games, null));

        answer.ok();
        assertThat(answer.eventNames())
                .containsExactly("channel:update", "channel:update", "channel:delete", "audit:entry");
        assertThat(answer.events().subList(0, 2))
                .extracting(event -> ((ChannelUpdated) event).data())
                .allMatch(channel -> channel.parentId() == null)
                .allSatisfy(channel -> assertThat(channel.overwrites()).hasSize(1))
                .extracting(channel -> channel.id())
                .containsExactly(chess, go);
        bob.sends(chess, "hm").refused(ErrorCode.UNKNOWN_CHANNEL);
        assertThat(state(alice)).hasSize(3).noneMatch(channel -> channel.has("parentId"));
        alice.asks(named(chess, "checkers")).ok();
    }

    @Test
    void severalAreMovedAtOnceAndEachIsToldToItsOwnViewers() {
        ChannelId games = category("Games");
        ChannelId secret =
                alice.opens(home.id(), "secret", Overwrite.role(home.id().value(), Permissions.NONE, VIEW));

        Answer answer = alice.asks(new ReorderChannels(
                home.id(),
                List.of(
                        new Place(secret, 0, Optional.of(games)),
                        new Place(games, 1, null),
                        new Place(home.general(), 2, null))));

        JsonNode ack = answer.ok();
        assertThat(ack.get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(ack.get("channels"))
                .extracting(place -> place.get("id").asText())
                .containsExactly(
                        secret.toString(), games.toString(), home.general().toString());
        assertThat(answer.eventNames())
                .containsExactly("channel:reorder", "channel:reorder", "channel:reorder", "audit:entry");
        assertThat(answer.events().subList(0, 3))
                .flatExtracting(Event::topics)
                .containsExactly(Topic.channel(secret), Topic.channel(games), Topic.channel(home.general()));
        assertThat(state(alice))
                .extracting(channel -> channel.get("name").asText())
                .containsExactly("secret", "Games", "general");
        assertThat(state(alice).get(0).get("parentId").asText()).isEqualTo(games.toString());

        assertThat(alice.asks(new ReorderChannels(home.id(), List.of(new Place(secret, 7, null))))
                        .ok()
                        .at("/channels/0/parentId")
                        .asText())
                .isEqualTo(games.toString());
        assertThat(alice.asks(new ReorderChannels(home.id(), List.of(new Place(secret, 7, Optional.empty()))))
                        .ok()
                        .at("/channels/0")
                        .has("parentId"))
                .isFalse();
    }

    @Test
    void allAreMovedOrNone() {
        ChannelId games = category("Games");
        ChannelId secret =
                alice.opens(home.id(), "secret", Overwrite.role(home.id().value(), Permissions.NONE, VIEW));
        ChannelId elsewhere = alice.founds("Other").general();
        world.sql("UPDATE role SET permissions = permissions | 16 WHERE id = " + home.id());
        world.forgets();
        String before = world.contents(home.id());
        Place fine = new Place(home.general(), 9, null);

        bob.asks(new ReorderChannels(home.id(), List.of(fine, new Place(secret, 1, null))))
                .refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(new ReorderChannels(home.id(), List.of(fine, new Place(elsewhere, 1, null))))
                .refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(new ReorderChannels(home.id(), List.of(fine, new Place(secret, 1, Optional.of(home.general())))))
                .refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(new ReorderChannels(home.id(), List.of(fine, new Place(games, 1, Optional.of(games)))))
                .refused(ErrorCode.INVALID_PAYLOAD);
        alice.asks(new ReorderChannels(home.id(), List.of(fine, fine))).refused(ErrorCode.INVALID_PAYLOAD);

        assertThat(world.contents(home.id())).isEqualTo(before);
    }

    @Test
    void deletedChannelMakesRoomForAnother() {
        world.sql("INSERT INTO channel (id, server_id, type, name, position) SELECT " + home.id() + " + 40000 + n, "
                + home.id() + ", 'text', 'c', n FROM generate_series(1, 499) n");
        world.forgets();
        CreateChannel more = new CreateChannel(home.id(), ChannelType.TEXT, "more", null, null, null, null, null);
        alice.asks(more).refused(ErrorCode.LIMIT_REACHED);

        alice.asks(new DeleteChannel(home.general(), null)).ok();

        alice.asks(more).ok();
        alice.asks(more).refused(ErrorCode.LIMIT_REACHED);
    }

    private List<JsonNode> state(Person person) {
        JsonNode channels = person.asks(new GetServerState(home.id())).ok().get("channels");
        return StreamSupport.stream(channels.spliterator(), false).toList();
    }

    private long rows(String table, String where) {
        return world.sql("SELECT count(*) FROM " + table + " WHERE " + where)
                .get(0)
                .getLong(0);
    }

    private ChannelId category(String name, Overwrite... overwrites) {
        return ChannelId.parse(alice.asks(new CreateChannel(
                        home.id(), ChannelType.CATEGORY, name, null, null, List.of(overwrites), null, null))
                .ok()
                .get("id")
                .asText());
    }

    private ChannelId inside(ChannelId category, String name) {
        return ChannelId.parse(
                alice.asks(new CreateChannel(home.id(), ChannelType.TEXT, name, null, category, null, null, null))
                        .ok()
                        .get("id")
                        .asText());
    }

    private UpdateChannel slowed(int seconds) {
        return new UpdateChannel(home.general(), null, null, null, seconds, null);
    }

    private static UpdateChannel named(ChannelId id, String name) {
        return new UpdateChannel(id, name, null, null, null, null);
    }

    private static UpdateChannel update(
            ChannelId id,
            @Nullable String name,
            @Nullable Optional<String> topic,
            @Nullable Optional<ChannelId> parent) {
        return new UpdateChannel(id, name, topic, parent, null, null);
    }
}
