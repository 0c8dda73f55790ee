package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What lies between people, each on another gateway: direct messages, friends, and one who goes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.TALK)
class PeopleSystemTest {

    private static Stack stack;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
    }

    private static Person person(String name) {
        return People.register(url(0), name);
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }

    private static PlainClient client(int gateway, Person person) {
        return PlainClient.signIn(url(gateway), person.token());
    }

    @Test
    void directMessageGoesFromOneGatewayToTheOther() {
        Person bobby = person("bob");
        Person ally = person("alice");
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            JsonNode opened = alice.expectAck("dm:create", Client.data("userIds", List.of(bobby.id())));
            String dm = opened.at("/channel/id").asText();
            alice.expectEvent("dm:created");
            assertThat(bob.expectEvent("dm:created").at("/channel/recipients").findValuesAsText("username"))
                    .containsExactlyInAnyOrder(ally.username(), bobby.username());

            alice.expectAck("message:create", Client.data("channelId", dm, "content", "hello"));
            assertThat(bob.expectEvent("message:create").get("content").asText())
                    .isEqualTo("hello");
            bob.expectAck("message:create", Client.data("channelId", dm, "content", "hello yourself"));
            alice.expectEvent("message:create", message -> message.get("seq").asInt() == 2);

            bob.expectAck("dm:close", Client.data("channelId", dm));
            bob.expectEvent("dm:close");
            alice.expectAck("message:create", Client.data("channelId", dm, "content", "still there?"));
            bob.expectEvent("dm:created");
            bob.expectEvent("message:create", message -> message.get("seq").asInt() == 3);

            bob.expectAck("friend:block", Client.data("username", ally.username()));
            alice.expectRefusal("message:create", Client.data("channelId", dm, "content", "why?"), "BLOCKED");
            alice.expectRefusal("dm:create", Client.data("userIds", List.of(bobby.id())), "BLOCKED");
            alice.expectNone("friend:block");
            alice.expectNone("friend:remove");
        }
    }

    @Test
    void twoWhoOpenTheirDirectMessageAtOnceGetTheSameOne() {
        Person ally = person("alice");
        Person bobby = person("bob");
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            var asked = Stream.of(
                            CompletableFuture.supplyAsync(
                                    () -> alice.expectAck("dm:create", Client.data("userIds", List.of(bobby.id())))),
                            CompletableFuture.supplyAsync(
                                    () -> bob.expectAck("dm:create", Client.data("userIds", List.of(ally.id())))))
                    .toList();

            List<JsonNode> opened = asked.stream().map(CompletableFuture::join).toList();

            assertThat(opened.get(0).at("/channel/id")).isEqualTo(opened.get(1).at("/channel/id"));
            assertThat(opened.stream().filter(one -> one.get("existed").asBoolean()))
                    .hasSize(1);
        }
    }

    @Test
    void oneWhoHasLeftAGroupHearsNoMoreOfIt() {
        Person bobby = person("bob");
        Person caro = person("carol");
        try (PlainClient alice = client(0, person("alice"));
                PlainClient bob = client(1, bobby);
                PlainClient carol = client(1, caro)) {
            String group = alice.expectAck("dm:create", Client.data("userIds", List.of(bobby.id(), caro.id())))
                    .at("/channel/id")
                    .asText();
            carol.expectEvent("dm:created");
            carol.expectAck("dm:recipient_remove", Client.data("channelId", group, "userId", caro.id()));
            carol.expectEvent("dm:recipient_remove");
            bob.expectEvent("channel:member_leave");

            alice.expectAck("message:create", Client.data("channelId", group, "content", "without carol"));

            bob.expectEvent("message:create");
            carol.expectNone("message:create");
            carol.expectRefusal("message:create", Client.data("channelId", group, "content", "x"), "UNKNOWN_CHANNEL");
            alice.expectAck("dm:recipient_add", Client.data("channelId", group, "userId", caro.id()));
            carol.expectEvent("dm:created");
            alice.expectAck("message:create", Client.data("channelId", group, "content", "and again"));
            assertThat(carol.expectEvent("message:create").get("content").asText())
                    .isEqualTo("and again");
        }
    }

    @Test
    void friendsHearOfEachOtherAndStrangersAreUnknown() {
        Person ally = person("alice");
        Person bobby = person("bob");
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            alice.expectRefusal("friend:request", Client.data("username", "nobody.at.all"), "UNKNOWN_USER");
            alice.expectRefusal("friend:request", Client.data("userId", "1"), "UNKNOWN_USER");
            alice.expectRefusal("dm:create", Client.data("userIds", List.of(bobby.id(), "1")), "UNKNOWN_USER");
            alice.expectRefusal("friend:request", Client.data("userId", ally.id()), "INVALID_PAYLOAD");
            alice.expectRefusal("user:get", Client.data("userId", bobby.id()), "UNKNOWN_USER");

            alice.expectAck(
                    "friend:request",
                    Client.data("username", bobby.username().toUpperCase(Locale.ROOT), "nonce", "ask"));
            assertThat(bob.expectEvent("friend:request").get("status").asText()).isEqualTo("incoming");
            bob.expectAck("friend:accept", Client.data("userId", ally.id()));
            assertThat(alice.expectEvent("friend:accept").get("status").asText())
                    .isEqualTo("friend");
            assertThat(alice.expectAck(
                                    "friend:request",
                                    Client.data("username", bobby.username().toUpperCase(Locale.ROOT), "nonce", "ask"))
                            .get("status")
                            .asText())
                    .isEqualTo("outgoing");

            bob.expectAck("user:update", Client.data("displayName", "Bobby", "bio", "I paint."));
            assertThat(alice.expectEvent("user:update").get("displayName").asText())
                    .isEqualTo("Bobby");
            assertThat(alice.expectAck("user:get", Client.data("userId", bobby.id()))
                            .get("bio")
                            .asText())
                    .isEqualTo("I paint.");
            assertThat(People.post(
                                    url(0),
                                    "/auth/login",
                                    Client.data("username", bobby.username(), "password", People.PASSWORD)
                                            .toString())
                            .body()
                            .at("/user/displayName")
                            .asText())
                    .isEqualTo("Bobby");
        }
        try (PlainClient alice = client(1, ally)) {
            assertThat(alice.ready().at("/friends/0/displayName").asText()).isEqualTo("Bobby");
        }
    }

    @Test
    void oneWhoGoesIsGoneEverywhere() {
        Person ally = person("alice");
        Person bobby = person("bob");
        String password = Client.data("password", People.PASSWORD).toString();
        try (PlainClient alice = client(0, ally);
                PlainClient bob = client(1, bobby)) {
            JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
            String channel = server.at("/channels/0/id").asText();
            String code = alice.expectAck("invite:create", Client.data("channelId", channel))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));
            bob.expectAck("message:create", Client.data("channelId", channel, "content", "I was here"));
            bob.expectAck("friend:request", Client.data("userId", ally.id()));
            alice.expectAck("friend:accept", Client.data("userId", bobby.id()));

            assertThat(People.delete(url(0), "/auth/account", ally.token(), password)
                            .status())
                    .isEqualTo(409);
            assertThat(People.delete(
                                    url(0),
                                    "/auth/account",
                                    bobby.token(),
                                    Client.data("password", "wrong horse").toString())
                            .status())
                    .isEqualTo(401);
            assertThat(People.delete(url(0), "/auth/account", bobby.token(), password)
                            .status())
                    .isEqualTo(204);

            alice.expectEvent(
                    "user:update", user -> user.get("displayName").asText().equals("Deleted User"));
            alice.expectEvent("server:member_leave");
            alice.expectEvent("friend:remove");
            assertThat(bob.expectClosing().get("code").asInt()).isEqualTo(4015);
            assertThat(alice.expectAck("channel:messages", Client.data("channelId", channel))
                            .at("/messages/0/author/displayName")
                            .asText())
                    .isEqualTo("Deleted User");
            alice.expectRefusal("friend:request", Client.data("username", bobby.username()), "UNKNOWN_USER");
            alice.expectRefusal("friend:request", Client.data("userId", bobby.id()), "UNKNOWN_USER");
        }
        String login = Client.data("username", bobby.username(), "password", People.PASSWORD)
                .toString();
        assertThat(People.delete(url(0), "/auth/account", bobby.token(), password)
                        .status())
                .isEqualTo(401);
        assertThat(People.post(url(1), "/auth/login", login).status()).isEqualTo(401);
        assertThat(People.post(url(1), "/auth/register", login).status()).isEqualTo(201);
    }
}
