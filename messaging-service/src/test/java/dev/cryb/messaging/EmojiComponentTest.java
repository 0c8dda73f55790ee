package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.id.EmojiId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UploadId;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.CreateDm;
import dev.cryb.request.CreateEmoji;
import dev.cryb.request.DeleteEmoji;
import dev.cryb.request.DeleteServer;
import dev.cryb.request.GetServerState;
import dev.cryb.request.ListEmoji;
import dev.cryb.request.React;
import dev.cryb.request.Unreact;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A server's own emoji. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class EmojiComponentTest {

    private static final String PICTURE = "c".repeat(32);

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

    private UploadId upload(Person person) {
        return UploadId.parse(person.uploads(UploadPurpose.EMOJI, home.id(), PICTURE));
    }

    private MessageId says(ChannelId channel) {
        return MessageId.parse(alice.sends(channel, "hello").ok().get("id").asText());
    }

    @Test
    void membersHearOfItAndSeeIt() {
        Answer answer = alice.asks(new CreateEmoji(home.id(), "Party_Cat", upload(alice)));

        JsonNode emoji = answer.ok();
        assertThat(emoji.get("name").asText()).isEqualTo("Party_Cat");
        assertThat(emoji.get("picture").asText()).isEqualTo(PICTURE);
        assertThat(emoji.get("creatorId").asText()).isEqualTo(alice.id().toString());
        assertThat(answer.eventNames()).containsExactly("emoji:create", "audit:entry");
        assertThat(answer.events().get(0).topics()).containsExactly(Topic.server(home.id()));
        assertThat(bob.asks(new ListEmoji(home.id())).ok().at("/emojis/0")).isEqualTo(emoji);
        assertThat(bob.asks(new GetServerState(home.id())).ok().get("emojis")).containsExactly(emoji);
    }

    @Test
    void namesAreTakenWhateverTheirCase() {
        alice.draws(home.id(), "party");
        UploadId upload = upload(alice);

        alice.asks(new CreateEmoji(home.id(), "PARTY", upload)).refused(ErrorCode.CONFLICT);

        alice.draws(alice.founds("Elsewhere").id(), "party");
        alice.asks(new CreateEmoji(home.id(), "party2", upload)).ok();
        alice.asks(new CreateEmoji(home.id(), "party3", upload)).refused(ErrorCode.CONFLICT);
    }

    @Test
    void onlyAnUploadOfOnesOwnForThisServerIsTaken() {
        alice.asks(new CreateEmoji(home.id(), "cat", upload(bob))).refused(ErrorCode.UNKNOWN_UPLOAD);
        UploadId icon = UploadId.parse(alice.uploads(UploadPurpose.ICON, home.id(), PICTURE));
        alice.asks(new CreateEmoji(home.id(), "cat", icon)).refused(ErrorCode.UNKNOWN_UPLOAD);
        UploadId others = upload(alice);
        alice.asks(new CreateEmoji(alice.founds("Elsewhere").id(), "cat", others))
                .refused(ErrorCode.UNKNOWN_UPLOAD);
        assertThat(bob.asks(new ListEmoji(home.id())).ok().get("emojis")).isEmpty();
    }

    @Test
    void thereAreFiftyAtMost() {
        for (int i = 0; i < 50; i++) {
            alice.draws(home.id(), "cat" + i);
        }
        UploadId upload = upload(alice);
        alice.asks(new CreateEmoji(home.id(), "more", upload)).refused(ErrorCode.LIMIT_REACHED);
        JsonNode all = bob.asks(new ListEmoji(home.id())).ok().get("emojis");
        assertThat(all).hasSize(50);
        alice.asks(new DeleteEmoji(home.id(), EmojiId.parse(all.get(7).get("id").asText())))
                .ok();
        alice.asks(new CreateEmoji(home.id(), "more", upload)).ok();
    }

    @Test
    void oneReactsWithThoseOfTheChannelsServer() {
        EmojiId cat = alice.draws(home.id(), "cat");
        EmojiId dog = alice.draws(alice.founds("Elsewhere").id(), "dog");
        MessageId message = says(home.general());

        assertThat(bob.asks(new React(home.general(), message, "cat:" + cat))
                        .ok()
                        .get("count")
                        .asInt())
                .isEqualTo(1);
        alice.asks(new React(home.general(), message, "dog:" + dog)).refused(ErrorCode.UNKNOWN_EMOJI);
        alice.asks(new React(home.general(), message, "Cat:" + cat)).refused(ErrorCode.UNKNOWN_EMOJI);
        alice.asks(new React(home.general(), message, "dog:" + cat)).refused(ErrorCode.UNKNOWN_EMOJI);
        alice.asks(new React(home.general(), message, "cat:9999999999999999999"))
                .refused(ErrorCode.UNKNOWN_EMOJI);
        ChannelId pair = ChannelId.parse(world.command(
                        alice.caller(),
                        new CreateDm(List.of(bob.id()), null, null)
                                .knowing(List.of(bob.caller().user())))
                .ok()
                .at("/channel/id")
                .asText());
        bob.asks(new React(pair, says(pair), "cat:" + cat)).refused(ErrorCode.UNKNOWN_EMOJI);
    }

    @Test
    void whatWasSaidWithItOutlivesIt() {
        EmojiId cat = alice.draws(home.id(), "cat");
        MessageId message = says(home.general());
        MessageId other = says(home.general());
        bob.asks(new React(home.general(), message, "cat:" + cat)).ok();
        int dropped = world.dropped().size();

        Answer answer = alice.asks(new DeleteEmoji(home.id(), cat));

        assertThat(answer.ok().get("emojiId").asText()).isEqualTo(cat.toString());
        assertThat(answer.eventNames()).containsExactly("emoji:delete", "audit:entry");
        assertThat(world.dropped()).hasSize(dropped + 1);
        assertThat(bob.asks(new GetServerState(home.id())).ok().get("emojis")).isEmpty();
        alice.asks(new DeleteEmoji(home.id(), cat)).refused(ErrorCode.UNKNOWN_EMOJI);
        alice.asks(new React(home.general(), message, "cat:" + cat)).ok();
        alice.asks(new React(home.general(), other, "cat:" + cat)).refused(ErrorCode.UNKNOWN_EMOJI);
        bob.asks(new Unreact(home.general(), message, "cat:" + cat, null)).ok();
    }

    @Test
    void aServerThatGoesTakesItsEmojiAlong() {
        alice.draws(home.id(), "cat");
        alice.draws(home.id(), "dog");
        int dropped = world.dropped().size();

        alice.asks(new DeleteServer(home.id(), "Home")).ok();

        assertThat(world.dropped()).hasSize(dropped + 2);
        assertThat(world.sql("SELECT 1 FROM emoji WHERE server_id = " + home.id()))
                .isEmpty();
    }
}
