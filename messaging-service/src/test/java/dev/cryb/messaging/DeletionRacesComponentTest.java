package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Reply;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.Topic;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateServer;
import dev.cryb.request.DeleteChannel;
import dev.cryb.request.DeleteServer;
import dev.cryb.request.InviteCode;
import dev.cryb.request.JoinServer;
import dev.cryb.request.TransferServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Deletions in the running service, while others are at what is deleted. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class DeletionRacesComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

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
    void whatIsSentWhileAChannelGoesIsToldBeforeOrRefused() {
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            asked.add(sends(i));
        }
        CompletableFuture<Reply> deleted = wire.sends(alice.caller(), new DeleteChannel(general, null), "delete");
        for (int i = 100; i < 200; i++) {
            asked.add(sends(i));
        }

        wire.answer(deleted).ok();
        List<Answer> answers = asked.stream().map(wire::answer).toList();

        long acked = answers.stream().filter(answer -> answer.ack().ok()).count();
        assertThat(acked).isBetween(1L, 199L);
        answers.stream().filter(answer -> !answer.ack().ok()).forEach(no -> no.refused(ErrorCode.UNKNOWN_CHANNEL));
        List<EventEntry> heard = wire.events(Topic.channel(general));
        assertThat(heard).hasSize((int) acked + 1);
        assertThat(heard.get(heard.size() - 1).name()).isEqualTo("channel:delete");
        awaitNone("message", "channel_id = " + general);
        awaitNone("search", "channel_id = " + general);
    }

    @Test
    void thoseWhoJoinWhileAServerGoesAreInBeforeOrRefused() {
        InviteCode code =
                InviteCode.parse(wire.answer(wire.sends(alice.caller(), new CreateInvite(general, 3600, 0), "invite"))
                        .ok()
                        .get("code")
                        .asText());
        List<CompletableFuture<Reply>> asked = new ArrayList<>();
        CompletableFuture<Reply> deleted = new CompletableFuture<>();
        for (int i = 0; i < 40; i++) {
            asked.add(wire.sends(world.person("guest" + i).caller(), new JoinServer(code), "join"));
            if (i == 20) {
                deleted = wire.sends(alice.caller(), new DeleteServer(server, "Home"), "delete");
            }
        }

        wire.answer(deleted).ok();
        List<Answer> answers = asked.stream().map(wire::answer).toList();

        answers.stream().filter(answer -> !answer.ack().ok()).forEach(no -> no.refused(ErrorCode.UNKNOWN_INVITE));
        List<EventEntry> heard = wire.events(Topic.server(server));
        assertThat(heard.get(heard.size() - 1).name()).isEqualTo("server:delete");
        assertThat(heard)
                .hasSize(1
                        + (int) answers.stream()
                                .filter(answer -> answer.ack().ok())
                                .count());
        awaitNone("member", "server_id = " + server);
        awaitNone("channel", "server_id = " + server);
    }

    @Test
    void serverThatIsHandedOverCannotBeDeletedByItsFormerOwner() {
        Person bob = world.person("bob");
        InviteCode code =
                InviteCode.parse(wire.answer(wire.sends(alice.caller(), new CreateInvite(general, 3600, 0), "invite"))
                        .ok()
                        .get("code")
                        .asText());
        wire.answer(wire.sends(bob.caller(), new JoinServer(code), "join")).ok();

        CompletableFuture<Reply> given = wire.sends(alice.caller(), new TransferServer(server, bob.id()), "give");
        CompletableFuture<Reply> deleted = wire.sends(alice.caller(), new DeleteServer(server, "Home"), "delete");

        wire.answer(given).ok();
        wire.answer(deleted).refused(ErrorCode.FORBIDDEN);
        wire.answer(wire.sends(bob.caller(), new DeleteServer(server, "Home"), "mine"))
                .ok();
    }

    private void awaitNone(String table, String where) {
        await().atMost(LONGEST).until(() -> world.sql("SELECT 1 FROM " + table + " WHERE " + where)
                .isEmpty());
    }

    private CompletableFuture<Reply> sends(int number) {
        return wire.sends(alice.caller(), new CreateMessage(general, "m" + number, null, null, null), "m" + number);
    }
}
