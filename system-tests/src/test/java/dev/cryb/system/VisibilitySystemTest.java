package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.system.People.Person;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/** Who sees a private channel, live and over two gateways, while rights change. */
@Timeout(value = 8, unit = TimeUnit.MINUTES)
@OnSharedMesh(MeshKind.TALK)
@Isolated("it counted messages as missed twice beside other load: docs/testing.md")
class VisibilitySystemTest {

    private static final String VIEW = Long.toString(1 << 10);

    private static Stack stack;

    @BeforeAll
    static void start(Stack mesh) {
        stack = mesh;
    }

    @Test
    void privateChannelAppearsToThoseWhoGetIntoItAndVanishesFromThoseWhoLoseIt() {
        Person alicesAccount = People.register(url(0), "alice");
        Person bobsAccount = People.register(url(0), "bob");
        Person carolsAccount = People.register(url(0), "carol");
        try (Client alice = SocketIoClient.signIn(url(0), alicesAccount.token(), "websocket");
                Client bob = PlainClient.signIn(url(1), bobsAccount.token());
                Client carol = SocketIoClient.signIn(url(1), carolsAccount.token(), "polling")) {
            JsonNode server = alice.expectAck("server:create", Client.data("name", "Home"));
            String serverId = server.at("/server/id").asText();
            String code = alice.expectAck(
                            "invite:create",
                            Client.data("channelId", server.at("/channels/0/id").asText()))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));
            carol.expectAck("server:join", Client.data("inviteCode", code));
            String role = alice.expectAck("role:create", Client.data("serverId", serverId, "name", "Staff"))
                    .get("id")
                    .asText();
            JsonNode hidden = Client.data("targetType", "role", "targetId", serverId, "allow", "0", "deny", VIEW);
            JsonNode forStaff = Client.data("targetType", "role", "targetId", role, "allow", VIEW, "deny", "0");
            JsonNode channel = alice.expectAck(
                    "channel:create",
                    Client.data(
                            "serverId",
                            serverId,
                            "type",
                            "text",
                            "name",
                            "staff",
                            "topic",
                            "only us",
                            "overwrites",
                            List.of(hidden, forStaff)));
            String channelId = channel.get("id").asText();
            bob.expectRefusal("channel:join", Client.data("channelId", channelId), "UNKNOWN_CHANNEL");

            JsonNode assignment = Client.data("serverId", serverId, "roleId", role, "userId", bobsAccount.id());
            alice.expectAck("role:assign", assignment);

            JsonNode appeared = bob.expectEvent("channel:access");
            assertThat(appeared.get("visible").asBoolean()).isTrue();
            assertThat(appeared.get("channel")).isEqualTo(channel);
            assertThat(Long.parseLong(appeared.get("permissions").asText()) & (1 << 10))
                    .isNotZero();
            JsonNode joined = alice.expectEvent("channel:member_join");
            assertThat(joined.get("channelId").asText()).isEqualTo(channelId);
            assertThat(joined.at("/member/user/id").asText()).isEqualTo(bobsAccount.id());
            bob.expectAck("message:create", Client.data("channelId", channelId, "content", "here"));

            // The same for one who is named, and in the other direction.
            alice.expectAck(
                    "channel:overwrite_set",
                    Client.data(
                            "channelId",
                            channelId,
                            "targetType",
                            "member",
                            "targetId",
                            carolsAccount.id(),
                            "allow",
                            VIEW,
                            "deny",
                            "0"));
            assertThat(carol.expectEvent("channel:access").get("channelId").asText())
                    .isEqualTo(channelId);
            assertThat(bob.expectEvent("channel:member_join")
                            .at("/member/user/id")
                            .asText())
                    .isEqualTo(carolsAccount.id());
            carol.expectNone("channel:member_join");
            alice.expectAck("role:unassign", assignment);
            JsonNode vanished = bob.expectEvent("channel:access");
            assertThat(vanished.get("visible").asBoolean()).isFalse();
            assertThat(vanished.has("channel")).isFalse();
            assertThat(carol.expectEvent("channel:member_leave").get("userId").asText())
                    .isEqualTo(bobsAccount.id());
            bob.expectRefusal("channel:messages", Client.data("channelId", channelId), "UNKNOWN_CHANNEL");

            // Whoever leaves the server leaves its private channels.
            carol.expectAck("server:leave", Client.data("serverId", serverId));
            assertThat(alice.expectEvent(
                            "channel:member_leave",
                            left -> left.get("userId").asText().equals(carolsAccount.id())))
                    .isNotNull();
            bob.expectNone("channel:member_leave");
        }
    }

    @Test
    void nothingSaidBehindABarrierPassesItAndNothingIsMissingAfterIt() {
        long seed = Long.getLong("cryb.barrier.seed", System.nanoTime());
        int flips = Integer.getInteger("cryb.barrier.flips", 1_000);
        try (Barrier barrier = new Barrier(url(0), url(1), seed)) {
            barrier.flip(flips / 2);
            assertThat(barrier.violations()).as("seed %d", seed).isEmpty();
            assertThat(barrier.heardBehind())
                    .as("messages said while the channel was hidden")
                    .isPositive();
            assertThat(barrier.resumed()).as("sessions taken up on the way").isPositive();
        }
    }

    private static String url(int gateway) {
        return stack.gatewayUrls().get(gateway);
    }
}
