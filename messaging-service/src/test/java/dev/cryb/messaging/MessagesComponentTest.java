package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UploadId;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.JoinChannel;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class MessagesComponentTest {

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
    void messageIsToldAndAckedWithTheSameBytes() {
        Answer answer = bob.sends(home.general(), "héllo \"wörld\" \\ {NULL} 👋\nagain");

        JsonNode message = answer.ok();
        assertThat(message.get("seq").asLong()).isEqualTo(1);
        assertThat(message.at("/author/username").asText()).isEqualTo("bob");
        assertThat(message.get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(answer.eventNames()).containsExactly("message:create");
        assertThat(bob.reads(home.general()).at("/messages/0")).isEqualTo(message);
    }

    @Test
    void warmServerTakesMessagesWithoutTheDatabase() {
        bob.sends(home.general(), "one").ok();

        Answer second = bob.sends(home.general(), "two");

        second.ok();
        assertThat(second.touchedDatabase()).isFalse();
    }

    @Test
    void seqHasNoGapsAcrossAChangeOfHolders() {
        for (int i = 1; i <= 20; i++) {
            if (i % 7 == 0) {
                world.forgets();
            }
            assertThat((i % 2 == 0 ? alice : bob)
                            .sends(home.general(), "m" + i)
                            .ok()
                            .get("seq")
                            .asLong())
                    .isEqualTo(i);
        }
        assertThat(bob.asks(new JoinChannel(home.general())).ok().get("seq").asLong())
                .isEqualTo(20);
    }

    @Test
    void hiddenAndMissingChannelsShareTheirWords() {
        ChannelId secret = alice.opens(home.id(), "secret", hiddenFromEveryone());
        Person stranger = world.person("carol");

        JsonNode missing = bob.sends(new ChannelId(secret.value() + 1), "hello").refused(ErrorCode.UNKNOWN_CHANNEL);
        JsonNode hidden = bob.sends(secret, "hello").refused(ErrorCode.UNKNOWN_CHANNEL);
        JsonNode foreign = stranger.sends(home.general(), "hello").refused(ErrorCode.UNKNOWN_CHANNEL);

        assertThat(hidden).isEqualTo(missing);
        assertThat(foreign).isEqualTo(missing);
        bob.asks(new JoinChannel(secret)).refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.sends(secret, "only me").ok();
    }

    @Test
    void missingRightIsNamed() {
        ChannelId news =
                alice.opens(home.id(), "news", everyone(Permissions.NONE, Permissions.of(Permission.SEND_MESSAGES)));

        JsonNode error = bob.sends(news, "hello").refused(ErrorCode.FORBIDDEN);

        assertThat(error.get("permission").asText()).isEqualTo("SEND_MESSAGES");
    }

    @Test
    void timedOutMembersOnlyLook() {
        bob.sends(home.general(), "one").ok();
        world.sql("UPDATE member SET timeout_until = now() + interval '1 day' WHERE user_id = " + bob.id());
        world.forgets();

        bob.sends(home.general(), "two").refused(ErrorCode.TIMED_OUT);

        assertThat(bob.reads(home.general()).get("seq").asLong()).isEqualTo(1);
    }

    @Test
    void slowmodeSaysExactlyHowLongToWait() {
        ChannelId slow = ChannelId.parse(
                alice.asks(new CreateChannel(home.id(), ChannelType.TEXT, "slow", null, null, null, 10, null))
                        .ok()
                        .get("id")
                        .asText());
        bob.sends(slow, "one").ok();
        world.passes(Duration.ofMillis(3_400));

        assertThat(waitOf(bob.sends(slow, "two"))).isEqualTo(6_600);
        world.forgets();
        assertThat(waitOf(bob.sends(slow, "two"))).isEqualTo(6_600);
        alice.sends(slow, "the owner waits for nobody").ok();
        alice.sends(slow, "indeed").ok();
        world.passes(Duration.ofMillis(6_600));
        bob.sends(slow, "two").ok();
        assertThat(waitOf(bob.sends(slow, "three"))).isEqualTo(10_000);
    }

    @Test
    void replyShowsWhatItAnswers() {
        JsonNode first = bob.sends(home.general(), "question").ok();

        JsonNode reply = alice.replies(
                        home.general(), MessageId.parse(first.get("id").asText()))
                .ok();

        assertThat(reply.at("/replyTo/content").asText()).isEqualTo("question");
        assertThat(reply.at("/replyTo/author/username").asText()).isEqualTo("bob");
        assertThat(bob.reads(home.general()).at("/messages/1")).isEqualTo(reply);
        alice.replies(home.general(), new MessageId(4711)).refused(ErrorCode.UNKNOWN_MESSAGE);
        world.sql("UPDATE message SET deleted_at = now(), content = '' WHERE id = "
                + first.get("id").asText());
        alice.replies(home.general(), MessageId.parse(first.get("id").asText())).refused(ErrorCode.UNKNOWN_MESSAGE);
        JsonNode later = bob.reads(home.general()).at("/messages/0/replyTo");
        assertThat(later.get("deleted").asBoolean()).isTrue();
        assertThat(later.has("content")).isFalse();
    }

    @Test
    void replyNeedsTheRightToReadBack() {
        ChannelId blind = alice.opens(
                home.id(), "blind", everyone(Permissions.NONE, Permissions.of(Permission.READ_MESSAGE_HISTORY)));
        MessageId first = MessageId.parse(bob.sends(blind, "one").ok().get("id").asText());

        assertThat(bob.replies(blind, first)
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("READ_MESSAGE_HISTORY");
    }

    @Test
    void attachmentsAreUnknownAndCategoriesHoldNothing() {
        bob.asks(new CreateMessage(home.general(), "look", null, List.of(new UploadId(1)), null))
                .refused(ErrorCode.UNKNOWN_UPLOAD);
        ChannelId category = ChannelId.parse(
                alice.asks(new CreateChannel(home.id(), ChannelType.CATEGORY, "All", null, null, null, null, null))
                        .ok()
                        .get("id")
                        .asText());
        assertThat(bob.sends(category, "hello")
                        .refused(ErrorCode.INVALID_PAYLOAD)
                        .get("field")
                        .asText())
                .isEqualTo("channelId");
    }

    private static long waitOf(Answer answer) {
        return answer.refused(ErrorCode.SLOWMODE).get("retryAfterMs").asLong();
    }

    private Overwrite hiddenFromEveryone() {
        return everyone(Permissions.NONE, Permissions.of(Permission.VIEW_CHANNEL));
    }

    private Overwrite everyone(Permissions allow, Permissions deny) {
        return Overwrite.role(home.id().value(), allow, deny);
    }
}
