package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server changes under two people who look at it through the official client and two gateways. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.TALK)
class ServersSystemTest {

    private static Stack stack;

    private Person alicesAccount;
    private Person bobsAccount;
    private Client alice;
    private Client bob;
    private String serverId;
    private String general;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
    }

    @BeforeEach
    void meet() {
        alicesAccount = People.register(stack.gatewayUrls().get(0), "alice");
        bobsAccount = People.register(stack.gatewayUrls().get(0), "bob");
        alice = SocketIoClient.signIn(stack.gatewayUrls().get(0), alicesAccount.token(), "websocket");
        bob = SocketIoClient.signIn(stack.gatewayUrls().get(1), bobsAccount.token(), "websocket");
        JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
        serverId = server.at("/server/id").asText();
        general = server.at("/channels/0/id").asText();
        String code = alice.expectAck("invite:create", Client.data("channelId", general))
                .get("code")
                .asText();
        bob.expectAck("server:join", Client.data("inviteCode", code));
    }

    @AfterEach
    void part() {
        alice.close();
        bob.close();
    }

    @Test
    void channelIsChangedMovedAndDeleted() {
        JsonNode changed = alice.expectAck(
                "channel:update", Client.data("channelId", general, "name", "lobby", "slowmodeSeconds", 3600));
        assertThat(alice.expectEvent("channel:update")).isEqualTo(changed);
        assertThat(bob.expectEvent("channel:update")).isEqualTo(changed);
        bob.expectAck("message:create", Client.data("channelId", general, "content", "one"));
        bob.expectRefusal("message:create", Client.data("channelId", general, "content", "two"), "SLOWMODE");

        String games = alice.expectAck(
                        "channel:create", Client.data("serverId", serverId, "type", "category", "name", "Games"))
                .get("id")
                .asText();
        alice.expectAck(
                "channel:reorder",
                Client.data(
                        "serverId",
                        serverId,
                        "channels",
                        List.of(
                                Client.data("id", games, "position", 0),
                                Client.data("id", general, "position", 1, "parentId", games))));
        bob.expectEvent(
                "channel:reorder", moved -> moved.at("/channels/0/id").asText().equals(games));
        assertThat(bob.expectEvent("channel:reorder").at("/channels/0/parentId").asText())
                .isEqualTo(games);

        alice.expectAck("channel:delete", Client.data("channelId", games));
        assertThat(bob.expectEvent("channel:update").has("parentId")).isFalse();
        assertThat(bob.expectEvent("channel:delete").get("channelId").asText()).isEqualTo(games);
        alice.expectAck("channel:delete", Client.data("channelId", general));
        assertThat(bob.expectEvent("channel:delete").get("channelId").asText()).isEqualTo(general);
        bob.expectRefusal("channel:join", Client.data("channelId", general), "UNKNOWN_CHANNEL");
        bob.expectRefusal("message:create", Client.data("channelId", general, "content", "x"), "UNKNOWN_CHANNEL");
        assertThat(bob.expectAck("server:state", Client.data("serverId", serverId))
                        .get("channels"))
                .isEmpty();
    }

    @Test
    void whatOnlyAVoiceServiceWouldTakeUpIsNotKeptWhereThereIsNone() {
        alice.expectAck("server:transfer_owner", Client.data("serverId", serverId, "userId", bobsAccount.id()));
        bob.expectAck("server:delete", Client.data("serverId", serverId, "confirmName", "Home"));

        assertThat(RedisCli.send(stack.stores().redisUrl(), "KEYS", "cryb:{messaging}:cmd:*"))
                .contains("cryb:{messaging}:cmd:");
        assertThat(RedisCli.send(stack.stores().redisUrl(), "KEYS", "cryb:{voice}:cmd:*"))
                .isEqualTo("*0\r\n");
    }

    @Test
    void serverIsHandedOverAndDeletedByItsNewOwner() {
        alice.expectAck("server:update", Client.data("serverId", serverId, "name", "House"));
        assertThat(bob.expectEvent("server:update").get("name").asText()).isEqualTo("House");
        alice.expectAck("server:transfer_owner", Client.data("serverId", serverId, "userId", bobsAccount.id()));
        assertThat(bob.expectEvent("server:transfer_owner").get("userId").asText())
                .isEqualTo(bobsAccount.id());

        // The gateways know too: the new owner hears of invites, and sees what only owners see.
        JsonNode everyoneOut =
                Client.data("targetType", "role", "targetId", serverId, "allow", "0", "deny", Long.toString(1 << 10));
        bob.expectAck(
                "channel:create",
                Client.data("serverId", serverId, "type", "text", "name", "mine", "overwrites", List.of(everyoneOut)));
        bob.expectEvent("channel:create");
        alice.expectNone("channel:create");
        alice.expectAck("invite:create", Client.data("channelId", general));
        bob.expectEvent("invite:create");

        alice.expectRefusal("server:delete", Client.data("serverId", serverId, "confirmName", "House"), "FORBIDDEN");
        bob.expectRefusal("server:delete", Client.data("serverId", serverId, "confirmName", "Home"), "INVALID_PAYLOAD");
        bob.expectAck("server:delete", Client.data("serverId", serverId, "confirmName", "House"));
        for (Client client : List.of(alice, bob)) {
            assertThat(client.expectEvent("server:delete").get("serverId").asText())
                    .isEqualTo(serverId);
            client.expectRefusal("server:state", Client.data("serverId", serverId), "UNKNOWN_SERVER");
            client.expectRefusal(
                    "message:create", Client.data("channelId", general, "content", "x"), "UNKNOWN_CHANNEL");
        }
    }

    @Test
    void membersAreNamedAndComeInChunks() {
        JsonNode named = bob.expectAck(
                "server:member_update", Client.data("serverId", serverId, "userId", bobsAccount.id(), "nick", "Bo"));
        assertThat(alice.expectEvent("server:member_update")).isEqualTo(named);

        JsonNode told = alice.expectAck(
                "server:request_members", Client.data("serverId", serverId, "limit", 0, "nonce", "all"));

        assertThat(told.get("chunks").asInt()).isEqualTo(1);
        JsonNode chunk = alice.expectEvent("server:members_chunk");
        assertThat(chunk.get("nonce").asText()).isEqualTo("all");
        assertThat(chunk.get("members"))
                .extracting(member -> member.at("/user/id").asText())
                .containsExactlyInAnyOrder(alicesAccount.id(), bobsAccount.id());
        alice.expectAck("server:request_members", Client.data("serverId", serverId, "query", "bO"));
        assertThat(alice.expectEvent("server:members_chunk")
                        .at("/members/0/nick")
                        .asText())
                .isEqualTo("Bo");
        bob.expectNone("server:members_chunk");
    }
}
