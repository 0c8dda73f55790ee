package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two people talk, over every client and transport, on one gateway and on two. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.TALK)
class TalkSystemTest {

    private static Stack stack;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
    }

    private static Client client(String kind, int gateway, Person person) {
        String url = stack.gatewayUrls().get(gateway);
        return switch (kind) {
            case "plain" -> PlainClient.signIn(url, person.token());
            case "websocket" -> SocketIoClient.signIn(url, person.token(), "websocket");
            case "polling" -> SocketIoClient.signIn(url, person.token(), "polling");
            case "upgrade" -> SocketIoClient.signIn(url, person.token(), "polling", "websocket");
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private static Person person(String name) {
        return People.register(stack.gatewayUrls().get(0), name);
    }

    @ParameterizedTest
    @CsvSource({
        "websocket, websocket, 0, 0",
        "websocket, polling, 0, 1",
        "polling, upgrade, 0, 0",
        "upgrade, plain, 1, 0",
        "plain, plain, 0, 1"
    })
    void twoPeopleTalk(String alicesClient, String bobsClient, int alicesGateway, int bobsGateway) {
        try (Client alice = client(alicesClient, alicesGateway, person("alice"));
                Client bob = client(bobsClient, bobsGateway, person("bob"))) {
            // Given
            JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
            String serverId = server.at("/server/id").asText();
            String channelId = server.at("/channels/0/id").asText();
            assertThat(server.at("/channels/0/name").asText()).isEqualTo("general");
            alice.expectEvent("server:create");
            String code = alice.expectAck("invite:create", Client.data("channelId", channelId))
                    .get("code")
                    .asText();
            assertThat(bob.expectAck("invite:resolve", Client.data("code", code))
                            .at("/server/name")
                            .asText())
                    .isEqualTo("Home");
            bob.expectAck("server:join", Client.data("inviteCode", code));
            bob.expectEvent("server:join");
            alice.expectEvent("server:member_join");

            // When
            JsonNode sent = alice.expectAck(
                    "message:create", Client.data("channelId", channelId, "content", "héllo ☕", "nonce", "n-1"));
            JsonNode reply = bob.expectAck(
                    "message:create",
                    Client.data(
                            "channelId",
                            channelId,
                            "content",
                            "hi",
                            "replyTo",
                            sent.get("id").asText()));

            // Then
            assertThat(sent.get("seq").asLong()).isEqualTo(1);
            assertThat(bob.expectEvent("message:create").get("content").asText())
                    .isEqualTo("héllo ☕");
            assertThat(alice.expectEvent(
                                    "message:create",
                                    message -> message.get("seq").asLong() == 2)
                            .at("/replyTo/content")
                            .asText())
                    .isEqualTo("héllo ☕");
            assertThat(reply.get("seq").asLong()).isEqualTo(2);
            JsonNode again = alice.expectAck(
                    "message:create", Client.data("channelId", channelId, "content", "héllo ☕", "nonce", "n-1"));
            assertThat(again).isEqualTo(sent);
            alice.expectRefusal("server:create", Client.data("name", "Other", "nonce", "n-1"), "CONFLICT");
            JsonNode page =
                    bob.expectAck("channel:messages", Client.data("channelId", channelId, "fromSeq", 1, "toSeq", 10));
            assertThat(page.get("messages")).hasSize(2);
            assertThat(page.get("seq").asLong()).isEqualTo(2);

            // When
            bob.expectAck("server:leave", Client.data("serverId", serverId));
            bob.expectEvent("server:leave");
            alice.expectEvent("server:member_leave");
            alice.expectAck("message:create", Client.data("channelId", channelId, "content", "alone"));

            // Then
            bob.expectRefusal("message:create", Client.data("channelId", channelId, "content", "x"), "UNKNOWN_CHANNEL");
            bob.expectRefusal("channel:messages", Client.data("channelId", channelId), "UNKNOWN_CHANNEL");
            alice.expectRefusal("server:leave", Client.data("serverId", serverId), "FORBIDDEN");
        }
    }

    @Test
    void privateChannelAnswersAsOneThatDoesNotExistAndIsNotHeard() {
        try (Client alice = client("plain", 0, person("alice"));
                Client bob = client("plain", 1, person("bob"))) {
            JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
            String serverId = server.at("/server/id").asText();
            String code = alice.expectAck(
                            "invite:create",
                            Client.data("channelId", server.at("/channels/0/id").asText()))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));
            JsonNode everyoneOut = Client.data(
                    "targetType", "role", "targetId", serverId, "allow", "0", "deny", Long.toString(1 << 10));
            String hidden = alice.expectAck(
                            "channel:create",
                            Client.data(
                                    "serverId",
                                    serverId,
                                    "type",
                                    "text",
                                    "name",
                                    "secret",
                                    "overwrites",
                                    List.of(everyoneOut)))
                    .get("id")
                    .asText();
            alice.expectAck("message:create", Client.data("channelId", hidden, "content", "psst"));
            String open = alice.expectAck(
                            "channel:create", Client.data("serverId", serverId, "type", "text", "name", "open"))
                    .get("id")
                    .asText();
            bob.expectEvent(
                    "channel:create", channel -> channel.get("id").asText().equals(open));
            bob.expectNone("channel:create");
            bob.expectNone("message:create");
            for (String event : List.of("channel:join", "channel:messages", "message:create", "invite:create")) {
                JsonNode secret =
                        bob.expectRefusal(event, Client.data("channelId", hidden, "content", "x"), "UNKNOWN_CHANNEL");
                JsonNode nothing = bob.expectRefusal(
                        event, Client.data("channelId", "4611686018427387904", "content", "x"), "UNKNOWN_CHANNEL");
                assertThat(secret).isEqualTo(nothing);
            }
            assertThat(bob.expectAck("server:state", Client.data("serverId", serverId))
                            .get("channels"))
                    .extracting(channel -> channel.get("name").asText())
                    .containsExactly("general", "open");
        }
    }

    @Test
    void manySendersAtOnceAreHeardInOneOrderWithoutGaps() throws InterruptedException {
        Person owner = person("owner");
        List<PlainClient> clients = new ArrayList<>();
        try (PlainClient alice = PlainClient.signIn(stack.gatewayUrls().get(0), owner.token())) {
            JsonNode server = alice.expectAck("server:create", Client.data("name", "Crowd"));
            String channelId = server.at("/channels/0/id").asText();
            String code = alice.expectAck("invite:create", Client.data("channelId", channelId))
                    .get("code")
                    .asText();
            List<List<Long>> heard = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                List<Long> seqs = java.util.Collections.synchronizedList(new ArrayList<>());
                heard.add(seqs);
                PlainClient client = PlainClient.signIn(
                        stack.gatewayUrls().get(i % 2), person("p").token(), (event, data) -> {
                            if (event.equals("message:create")) {
                                seqs.add(data.get("seq").asLong());
                            }
                        });
                clients.add(client);
                client.expectAck("server:join", Client.data("inviteCode", code));
            }
            List<Thread> threads = clients.stream()
                    .map(client -> Thread.ofVirtual().start(() -> {
                        for (int i = 0; i < 50; i++) {
                            client.expectAck("message:create", Client.data("channelId", channelId, "content", "m" + i));
                        }
                    }))
                    .toList();
            for (Thread thread : threads) {
                thread.join();
            }
            alice.expectEvent("message:create", message -> message.get("seq").asLong() == 400);
            for (int i = 0; i < clients.size(); i++) {
                clients.get(i)
                        .expectEvent(
                                "message:create", message -> message.get("seq").asLong() == 400);
                assertThat(heard.get(i))
                        .as("client %d", i)
                        .hasSize(400)
                        .isSorted()
                        .doesNotHaveDuplicates();
            }
        } finally {
            clients.forEach(PlainClient::close);
        }
    }

    @Test
    void interestsDeliverOnlyTheChannelsThatWereJoined() {
        Person person = person("alice");
        String url = stack.gatewayUrls().get(0);
        try (PlainClient alice = PlainClient.open(url, "/gateway", (event, data) -> {});
                PlainClient all = PlainClient.signIn(url, person.token())) {
            alice.expectAck("identify", Client.data("token", person.token(), "interests", "joined"));
            alice.expectEvent("ready");
            String channelId = alice.expectAck("server:create", Client.data("name", "Home"))
                    .at("/channels/0/id")
                    .asText();
            alice.expectAck("message:create", Client.data("channelId", channelId, "content", "unheard"));
            alice.expectNone("message:create");
            all.expectEvent("message:create");
            alice.expectAck("channel:join", Client.data("channelId", channelId));
            alice.expectAck("message:create", Client.data("channelId", channelId, "content", "heard"));
            assertThat(alice.expectEvent("message:create").get("content").asText())
                    .isEqualTo("heard");
            alice.expectAck("channel:leave", Client.data("channelId", channelId));
            alice.expectAck("message:create", Client.data("channelId", channelId, "content", "unheard again"));
            alice.expectNone("message:create");
        }
    }
}
