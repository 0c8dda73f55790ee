package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Mentions;
import dev.cryb.event.MessageEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.request.AckChannel;
import dev.cryb.request.BulkDeleteMessages;
import dev.cryb.request.ClearReactions;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateMessage.AllowedMentions;
import dev.cryb.request.DeleteMessage;
import dev.cryb.request.EditMessage;
import dev.cryb.request.GetMessage;
import dev.cryb.request.GetReady;
import dev.cryb.request.JoinChannel;
import dev.cryb.request.ListPins;
import dev.cryb.request.PinMessage;
import dev.cryb.request.React;
import dev.cryb.request.UnpinMessage;
import dev.cryb.request.Unreact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What may be done with a message after it was sent. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class MessageActionsComponentTest {

    private static final MessageId NOWHERE = new MessageId(4711);

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person stranger;
    private ChannelId general;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        stranger = world.person("stranger");
        Person.Home home = alice.founds("Home");
        general = home.general();
        bob.joins(alice.invites(general, 0)).ok();
    }

    // Editing.

    @Test
    void editedMessageReadsOtherwiseForAll() {
        MessageId id = sends(bob, "frist");

        Answer edited = bob.asks(new EditMessage(general, id, "first <@" + alice.id() + ">", null));

        JsonNode message = edited.ok();
        assertThat(message.get("content").asText()).startsWith("first");
        assertThat(message.hasNonNull("editedAt")).isTrue();
        assertThat(message.at("/mentions/0").asText()).isEqualTo(alice.id().toString());
        assertThat(edited.eventNames()).containsExactly("message:edit");
        assertThat(alice.asks(new GetMessage(general, id)).ok()).isEqualTo(message);
        assertThat(readState(alice).get("mentionCount").asInt()).isEqualTo(1);
        bob.asks(new EditMessage(general, id, "first", null)).ok();
        assertThat(readState(alice).get("mentionCount").asInt()).isZero();
    }

    @Test
    void onlyItsAuthorEditsAMessage() {
        MessageId id = sends(bob, "mine");

        alice.asks(new EditMessage(general, id, "yours", null)).refused(ErrorCode.FORBIDDEN);
        stranger.asks(new EditMessage(general, id, "ours", null)).refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new EditMessage(general, NOWHERE, "what", null)).refused(ErrorCode.UNKNOWN_MESSAGE);
        bob.asks(new EditMessage(general, id, " ", null)).refused(ErrorCode.INVALID_PAYLOAD);
        assertThat(content(id)).isEqualTo("mine");
    }

    // Deleting.

    @Test
    void deletedMessageLeavesATombstoneAndNothingElse() {
        MessageId id = sends(bob, "oops <@" + alice.id() + ">");
        MessageId reply =
                MessageId.parse(alice.replies(general, id).ok().get("id").asText());
        alice.asks(new React(general, id, "👍")).ok();
        alice.asks(new PinMessage(general, id)).ok();

        Answer deleted = alice.asks(new DeleteMessage(general, id, null));

        assertThat(deleted.ok().get("id").asText()).isEqualTo(id.toString());
        assertThat(deleted.eventNames()).containsExactly("message:delete", "audit:entry");
        JsonNode page = bob.reads(general);
        assertThat(page.get("deleted")).hasSize(1);
        assertThat(page.at("/messages/0/replyTo/deleted").asBoolean()).isTrue();
        assertThat(page.at("/messages/0/replyTo").has("content")).isFalse();
        assertThat(page.at("/messages/0/id").asText()).isEqualTo(reply.toString());
        assertThat(count("reaction") + count("reaction_total") + count("mention WHERE seq = 1 AND"))
                .isZero();
        assertThat(bob.asks(new ListPins(general, null, null)).ok().get("messages"))
                .isEmpty();
        alice.asks(new DeleteMessage(general, id, null)).refused(ErrorCode.UNKNOWN_MESSAGE);
        alice.asks(new React(general, id, "👍")).refused(ErrorCode.UNKNOWN_MESSAGE);
        bob.asks(new EditMessage(general, id, "again", null)).refused(ErrorCode.UNKNOWN_MESSAGE);
    }

    @Test
    void deletingWhatOthersSaidTakesARight() {
        MessageId hers = sends(alice, "hers");

        bob.asks(new DeleteMessage(general, hers, null)).refused(ErrorCode.FORBIDDEN);
        bob.asks(new BulkDeleteMessages(general, List.of(hers, NOWHERE), null)).refused(ErrorCode.FORBIDDEN);
        assertThat(content(hers)).isEqualTo("hers");
    }

    @Test
    void manyAreDeletedAtOnceButNoOldOnes() {
        MessageId one = sends(bob, "one");
        MessageId two = sends(alice, "two");

        alice.asks(new BulkDeleteMessages(general, List.of(one, NOWHERE), null)).refused(ErrorCode.INVALID_PAYLOAD);
        Answer deleted = alice.asks(new BulkDeleteMessages(general, List.of(two, one, two), null));

        assertThat(deleted.ok().get("deleted")).hasSize(2);
        assertThat(deleted.eventNames()).containsExactly("message:bulk_delete", "audit:entry");
        assertThat(alice.asks(new BulkDeleteMessages(general, List.of(two, one), null))
                        .eventNames())
                .isEmpty();
        assertThat(bob.reads(general).get("messages")).isEmpty();
    }

    // Reacting.

    @Test
    void reactionsAreCountedOncePerUser() {
        MessageId id = sends(bob, "well?");

        assertThat(alice.asks(new React(general, id, "👍")).ok().get("count").asInt())
                .isEqualTo(1);
        assertThat(bob.asks(new React(general, id, "👍")).ok().get("count").asInt())
                .isEqualTo(2);
        Answer again = bob.asks(new React(general, id, "👍"));
        assertThat(again.ok().get("count").asInt()).isEqualTo(2);
        assertThat(again.eventNames()).isEmpty();
        assertThat(alice.asks(new GetMessage(general, id)).ok().get("reactions").toString())
                .isEqualTo("[{\"emoji\":\"👍\",\"count\":2,\"me\":true}]");

        alice.asks(new Unreact(general, id, "👍", null)).ok();
        assertThat(alice.asks(new GetMessage(general, id)).ok().get("reactions").toString())
                .isEqualTo("[{\"emoji\":\"👍\",\"count\":1,\"me\":false}]");
        alice.asks(new Unreact(general, id, "👍", bob.id())).ok();
        assertThat(alice.asks(new GetMessage(general, id)).ok().get("reactions"))
                .isEmpty();
        assertThat(alice.asks(new Unreact(general, id, "👍", null)).eventNames())
                .isEmpty();
        alice.asks(new React(general, id, "❤️")).ok();
        bob.asks(new Unreact(general, id, "❤️", alice.id())).refused(ErrorCode.FORBIDDEN);
        bob.asks(new ClearReactions(general, id, null)).refused(ErrorCode.FORBIDDEN);
        assertThat(alice.asks(new ClearReactions(general, id, null)).eventNames())
                .containsExactly("message:reactions_clear", "audit:entry");
        assertThat(count("reaction") + count("reaction_total")).isZero();
    }

    @Test
    void messageHasTwentyEmojiAtMost() {
        MessageId id = sends(bob, "all of them");
        for (int i = 0; i < 20; i++) {
            alice.asks(new React(general, id, Character.toString(0x1F600 + i))).ok();
        }

        alice.asks(new React(general, id, "🚀")).refused(ErrorCode.LIMIT_REACHED);
        bob.asks(new React(general, id, Character.toString(0x1F600))).ok();
        alice.asks(new React(general, sends(bob, "one more"), "nope:123")).refused(ErrorCode.UNKNOWN_EMOJI);
    }

    // Pinning.

    @Test
    void pinsAreShownNewestFirstAndBounded() {
        MessageId one = sends(bob, "one");
        MessageId two = sends(bob, "two");
        bob.asks(new PinMessage(general, one)).refused(ErrorCode.FORBIDDEN);

        assertThat(alice.asks(new PinMessage(general, one)).eventNames()).containsExactly("message:pin", "audit:entry");
        assertThat(alice.asks(new PinMessage(general, one)).eventNames()).isEmpty();
        world.passes(Duration.ofSeconds(1));
        alice.asks(new PinMessage(general, two)).ok();

        JsonNode pins = bob.asks(new ListPins(general, null, 1)).ok();
        assertThat(pins.at("/messages/0/id").asText()).isEqualTo(two.toString());
        assertThat(pins.at("/messages/0/pinned").asBoolean()).isTrue();
        assertThat(pins.get("hasMore").asBoolean()).isTrue();
        assertThat(bob.asks(new ListPins(general, two, 50))
                        .ok()
                        .at("/messages/0/id")
                        .asText())
                .isEqualTo(one.toString());
        assertThat(alice.asks(new UnpinMessage(general, one)).eventNames())
                .containsExactly("message:unpin", "audit:entry");
        assertThat(alice.asks(new UnpinMessage(general, one)).eventNames()).isEmpty();
        for (int i = 0; i < 249; i++) {
            world.sql("INSERT INTO message (id, channel_id, seq, author_id, content, pinned_at, created_at) VALUES ("
                    + (1_000 + i) + ", " + general + ", " + (-1 - i) + ", 1, 'x', now(), now())");
        }
        alice.asks(new PinMessage(general, one)).refused(ErrorCode.LIMIT_REACHED);
    }

    // Mentions and reading.

    @Test
    void thoseWhoMayViewAreMentionedWithinTheSendersRights() {
        Answer all = alice.asks(
                new CreateMessage(general, "@everyone <@" + bob.id() + "> <@" + stranger.id() + ">", null, null, null));
        Answer few = bob.asks(new CreateMessage(
                general,
                "@everyone <@" + alice.id() + ">",
                null,
                null,
                new AllowedMentions(true, List.of(), null, null)));

        assertThat(all.ok().get("mentions").toString()).isEqualTo("[\"" + bob.id() + "\"]");
        assertThat(all.ok().get("mentionEveryone").asBoolean()).isTrue();
        Mentions mentions = Objects.requireNonNull(
                ((MessageEvent.MessageCreated) all.events().get(0)).meta());
        assertThat(mentions.users()).containsExactly(bob.id());
        assertThat(few.ok().get("mentionEveryone").asBoolean()).isFalse();
        assertThat(few.ok().get("mentions")).isEmpty();
        assertThat(((MessageEvent.MessageCreated) few.events().get(0)).meta()).isNull();
    }

    @Test
    void whatIsUnreadFollowsFromWhatWasRead() {
        sends(alice, "before bob reads");
        alice.replies(
                        general,
                        MessageId.parse(bob.sends(general, "me").ok().get("id").asText()))
                .ok();
        alice.sends(general, "<@" + bob.id() + "> and @everyone").ok();
        sends(bob, "<@" + bob.id() + ">");

        JsonNode state = readState(bob);
        assertThat(state.get("seq").asLong()).isZero();
        assertThat(state.get("newestSeq").asLong()).isEqualTo(5);
        assertThat(state.get("mentionCount").asInt()).isEqualTo(2);

        Answer read = bob.asks(new AckChannel(general, 3L));
        assertThat(read.ok().get("mentionCount").asInt()).isEqualTo(1);
        assertThat(read.eventNames()).containsExactly("channel:ack");
        assertThat(bob.asks(new AckChannel(general, 99L)).ok().get("seq").asLong())
                .isEqualTo(5);
        assertThat(bob.asks(new AckChannel(general, 1L)).ok().get("seq").asLong())
                .isEqualTo(5);
        assertThat(bob.asks(new GetReady()).ok().at("/ready/readStates/0").toString())
                .isEqualTo("{\"channelId\":\"" + general + "\",\"seq\":5,\"newestSeq\":5,\"mentionCount\":0}");
        stranger.asks(new AckChannel(general, 1L)).refused(ErrorCode.UNKNOWN_CHANNEL);
    }

    @Test
    void whatWasSaidBeforeOneCameIsRead() {
        sends(alice, "old <@" + stranger.id() + ">");
        sends(alice, "@everyone");
        world.passes(Duration.ofSeconds(5));
        stranger.joins(alice.invites(general, 0)).ok();
        world.passes(Duration.ofSeconds(5));
        sends(alice, "new");

        JsonNode state = readState(stranger);

        assertThat(state.get("seq").asLong()).isEqualTo(2);
        assertThat(state.get("newestSeq").asLong()).isEqualTo(3);
        assertThat(state.get("mentionCount").asInt()).isZero();
    }

    private JsonNode readState(Person person) {
        return person.asks(new JoinChannel(general)).ok().get("readState");
    }

    private MessageId sends(Person person, String content) {
        return MessageId.parse(person.sends(general, content).ok().get("id").asText());
    }

    private String content(MessageId id) {
        return world.sql("SELECT content FROM message WHERE channel_id = " + general + " AND id = " + id)
                .get(0)
                .getString(0);
    }

    private int count(String table) {
        String where = table.contains(" WHERE ") ? " channel_id = " : " WHERE channel_id = ";
        return world.sql("SELECT count(*)::int FROM " + table + where + general)
                .get(0)
                .getInteger(0);
    }
}
