package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Reply;
import dev.cryb.bus.Source;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.ServerId;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateServer;
import dev.cryb.request.InviteCode;
import dev.cryb.request.JoinChannel;
import dev.cryb.request.JoinServer;
import dev.cryb.request.ListMessages;
import dev.cryb.request.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The running service, asked over Redis by many at once, so that lanes batch as they do in life. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class BusComponentTest {

    @Inject
    Wire wire;

    @Inject
    World world;

    private Person alice;
    private ServerId server;
    private ChannelId general;

    @BeforeEach
    void found() {
        alice = world.person("alice");
        JsonNode state = wire.answer(wire.sends(alice.caller(), new CreateServer("Home", null), "found"))
                .ok();
        server = ServerId.parse(state.at("/server/id").asText());
        general = ChannelId.parse(state.at("/channels/0/id").asText());
    }

    @Test
    void tenUsesLetTenOfFiftyInWhoComeAtOnce() {
        InviteCode code = invite(10);
        List<CompletableFuture<Reply>> asked = IntStream.range(0, 50)
                .mapToObj(i -> wire.sends(world.person("guest" + i).caller(), new JoinServer(code), "join"))
                .toList();

        List<Answer> answers = asked.stream().map(wire::answer).toList();

        assertThat(answers.stream().filter(answer -> answer.ack().ok())).hasSize(10);
        answers.stream().filter(answer -> !answer.ack().ok()).forEach(no -> no.refused(ErrorCode.UNKNOWN_INVITE));
        assertThat(world.sql("SELECT uses FROM invite WHERE code = '" + code + "'")
                        .get(0)
                        .getInteger(0))
                .isEqualTo(10);
        assertThat(world.sql("SELECT member_count FROM server WHERE id = " + server)
                        .get(0)
                        .getInteger(0))
                .isEqualTo(11);
        assertThat(wire.events(Topic.server(server))).hasSize(10);
    }

    @Test
    void manyWhoTalkAtOnceLeaveNoGapAndAllHearOneOrder() {
        List<Person> people = new ArrayList<>();
        InviteCode code = invite(0);
        for (int i = 0; i < 5; i++) {
            Person person = world.person("talker" + i);
            wire.answer(wire.sends(person.caller(), new JoinServer(code), "join"))
                    .ok();
            people.add(person);
        }
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            asked.add(sends(people.get(i % 5), "m" + i, null, "m" + i));
        }

        List<String> acked = asked.stream()
                .map(wire::answer)
                .map(Answer::ok)
                .map(JsonNode::toString)
                .toList();

        List<EventEntry> heard = wire.events(Topic.channel(general));
        assertThat(heard.stream().map(EventEntry::data)).containsExactlyInAnyOrderElementsOf(acked);
        assertThat(world.sql("SELECT seq FROM message WHERE channel_id = " + general + " ORDER BY id").stream()
                        .map(row -> row.getLong(0)))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
        assertThat(heard.stream().map(EventEntry::data).map(BusComponentTest::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 300).boxed().toList());
    }

    @Test
    void repliesAmongManyKeepTheLine() {
        JsonNode first = wire.answer(sends(alice, "question", null, "q")).ok();
        MessageId id = MessageId.parse(first.get("id").asText());
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            asked.add(sends(alice, "m" + i, i % 2 == 0 ? null : id, "r" + i));
        }

        List<JsonNode> sent = asked.stream().map(wire::answer).map(Answer::ok).toList();

        assertThat(sent.stream().map(message -> message.get("seq").asLong()))
                .containsExactlyElementsOf(LongStream.rangeClosed(2, 41).boxed().toList());
        assertThat(sent.get(1).at("/replyTo/content").asText()).isEqualTo("question");
    }

    @Test
    void nonceSentAgainGetsItsFirstAckAndHasNoSecondEffect() {
        CompletableFuture<Reply> one = sends(alice, "once", null, "same");
        CompletableFuture<Reply> two = sends(alice, "once", null, "same");
        Ack first = wire.answer(one).ack();

        assertThat(wire.answer(two).ack()).isEqualTo(first);
        assertThat(wire.answer(sends(alice, "once", null, "same")).ack()).isEqualTo(first);
        assertThat(wire.events(Topic.channel(general))).hasSize(1);
        wire.answer(wire.sends(alice.caller(), new CreateInvite(general, null, null), "same"))
                .refused(ErrorCode.CONFLICT);
    }

    @Test
    void whatAQueryShowsOfAChannelHasBeenToldBefore() {
        Source.Number told = Objects.requireNonNull(
                wire.reply(sends(alice, "hello", null, "hello")).after());

        Reply focus = wire.reply(wire.asks(alice.caller(), new JoinChannel(general)));
        Reply page =
                wire.reply(wire.asks(alice.caller(), new ListMessages(general, null, null, null, null, null, null)));

        assertThat(told.source()).isEqualTo(new Source(Service.MESSAGING, general.partition()));
        assertThat(Objects.requireNonNull(focus.after()).source()).isEqualTo(told.source());
        assertThat(focus.after().number()).isGreaterThanOrEqualTo(told.number());
        assertThat(Objects.requireNonNull(page.after()).number()).isGreaterThanOrEqualTo(told.number());
    }

    @Test
    void codeThatNoDatabaseCouldHoldIsRefusedByName() {
        Answer answer = wire.answer(wire.asks(alice.caller(), "invite:resolve", "{\"code\":\"a\\u0000b\"}"));

        answer.refused(ErrorCode.INVALID_PAYLOAD);
    }

    private CompletableFuture<Reply> sends(Person person, String content, @Nullable MessageId replyTo, String nonce) {
        return wire.sends(person.caller(), new CreateMessage(general, content, replyTo, null, null), nonce);
    }

    private InviteCode invite(int uses) {
        return InviteCode.parse(wire.answer(wire.sends(alice.caller(), new CreateInvite(general, 3600, uses), "invite"))
                .ok()
                .get("code")
                .asText());
    }

    private static long seq(String json) {
        try {
            return Json.tree(json).get("seq").asLong();
        } catch (JsonProcessingException e) {
            throw new AssertionError(json, e);
        }
    }
}
