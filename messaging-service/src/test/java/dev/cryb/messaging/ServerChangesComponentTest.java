package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.event.AccessChange;
import dev.cryb.event.Topic;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ChannelType;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateServer;
import dev.cryb.request.DeleteServer;
import dev.cryb.request.GetReady;
import dev.cryb.request.GetServerAccess;
import dev.cryb.request.GetServerState;
import dev.cryb.request.InviteCode;
import dev.cryb.request.JoinChannel;
import dev.cryb.request.LeaveServer;
import dev.cryb.request.ListInvites;
import dev.cryb.request.ListMessages;
import dev.cryb.request.RemoveServer;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.ResolveInvite;
import dev.cryb.request.TransferServer;
import dev.cryb.request.UpdateServer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class ServerChangesComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

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
    void administratorDeletesAServerWithoutBeingAMember() {
        Person admin = world.person("admin");

        Answer answer = admin.asks(new RemoveServer(home.id()));

        assertThat(answer.ok().get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(answer.eventNames()).containsExactly("server:delete");
        bob.asks(new GetServerState(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
        admin.asks(new RemoveServer(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
    }

    @Test
    void changesWhatIsNamedAndLeavesTheRest() {
        Optional<String> icon = Optional.of(alice.uploads(UploadPurpose.ICON, home.id(), "ab".repeat(16)));

        Answer answer = alice.asks(new UpdateServer(home.id(), null, icon));

        JsonNode server = answer.ok();
        assertThat(server.get("name").asText()).isEqualTo("Home");
        assertThat(server.get("icon").asText()).isEqualTo("ab".repeat(16));
        assertThat(answer.eventNames()).containsExactly("server:update", "audit:entry");
        assertThat(bob.asks(new GetServerState(home.id())).ok().get("server")).isEqualTo(server);
        JsonNode bare = alice.asks(new UpdateServer(home.id(), "House", Optional.empty()))
                .ok();
        assertThat(bare.get("name").asText()).isEqualTo("House");
        assertThat(bare.has("icon")).isFalse();
    }

    @Test
    void changingNeedsTheRightAndDeletingOrHandingOverTheOwner() {
        String before = world.contents(home.id());

        assertThat(bob.asks(new UpdateServer(home.id(), "Mine", null))
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("MANAGE_SERVER");
        bob.asks(new DeleteServer(home.id(), "Home")).refused(ErrorCode.FORBIDDEN);
        bob.asks(new TransferServer(home.id(), bob.id())).refused(ErrorCode.FORBIDDEN);
        Person carol = world.person("carol");
        carol.asks(new UpdateServer(home.id(), "Mine", null)).refused(ErrorCode.UNKNOWN_SERVER);
        carol.asks(new DeleteServer(home.id(), "Home")).refused(ErrorCode.UNKNOWN_SERVER);
        carol.asks(new TransferServer(home.id(), carol.id())).refused(ErrorCode.UNKNOWN_SERVER);
        assertThat(alice.asks(new DeleteServer(home.id(), "home"))
                        .refused(ErrorCode.INVALID_PAYLOAD)
                        .get("field")
                        .asText())
                .isEqualTo("confirmName");
        alice.asks(new TransferServer(home.id(), alice.id())).refused(ErrorCode.CONFLICT);
        alice.asks(new TransferServer(home.id(), carol.id())).refused(ErrorCode.UNKNOWN_MEMBER);
        alice.asks(new TransferServer(home.id(), new UserId(4711))).refused(ErrorCode.UNKNOWN_MEMBER);

        assertThat(world.contents(home.id())).isEqualTo(before);
    }

    @Test
    void heirOwnsTheServerFromThenOn() {
        Answer answer = alice.asks(new TransferServer(home.id(), bob.id()));

        assertThat(answer.ok().get("userId").asText()).isEqualTo(bob.id().toString());
        assertThat(answer.eventNames()).containsExactly("server:transfer_owner", "audit:entry");
        assertThat(answer.events().get(0).meta()).isInstanceOfSatisfying(AccessChange.OwnerChanged.class, change -> {
            assertThat(change.serverId()).isEqualTo(home.id());
            assertThat(change.former().user().id()).isEqualTo(alice.id());
            assertThat(change.owner().user().id()).isEqualTo(bob.id());
        });
        alice.asks(new UpdateServer(home.id(), "Mine", null)).refused(ErrorCode.FORBIDDEN);
        alice.asks(new TransferServer(home.id(), alice.id())).refused(ErrorCode.FORBIDDEN);
        bob.asks(new LeaveServer(home.id())).refused(ErrorCode.FORBIDDEN);
        bob.asks(new UpdateServer(home.id(), "His", null)).ok();
        world.forgets();
        bob.asks(new UpdateServer(home.id(), "His own", null)).ok();
        alice.asks(new LeaveServer(home.id())).ok();
        assertThat(bob.asks(new GetServerState(home.id()))
                        .ok()
                        .at("/server/ownerId")
                        .asText())
                .isEqualTo(bob.id().toString());
    }

    @Test
    void nobodyWhoseAccountHasEndedBecomesOwner() {
        world.sql("UPDATE profile SET deleted_at = now() WHERE user_id = " + bob.id());

        alice.asks(new TransferServer(home.id(), bob.id())).refused(ErrorCode.UNKNOWN_MEMBER);

        alice.asks(new UpdateServer(home.id(), "Still mine", null)).ok();
    }

    @Test
    void deletedServerIsGoneAtOnceForEverything() {
        InviteCode code = alice.invites(home.general(), 0);
        bob.sends(home.general(), "hello").ok();

        Answer answer = alice.asks(new DeleteServer(home.id(), "Home"));

        assertThat(answer.ok().get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(answer.eventNames()).containsExactly("server:delete");
        assertThat(answer.events().get(0).topics()).containsExactly(Topic.server(home.id()));
        for (Person person : List.of(alice, bob)) {
            person.sends(home.general(), "hm").refused(ErrorCode.UNKNOWN_CHANNEL);
            person.asks(new JoinChannel(home.general())).refused(ErrorCode.UNKNOWN_CHANNEL);
            person.asks(new ListMessages(home.general(), null, null, null, null, null, null))
                    .refused(ErrorCode.UNKNOWN_CHANNEL);
            person.asks(new GetServerState(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
            person.asks(new RequestMembers(home.id(), null, null, null, null, null))
                    .refused(ErrorCode.UNKNOWN_SERVER);
            person.asks(new ListInvites(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
            person.asks(new UpdateServer(home.id(), "x!", null)).refused(ErrorCode.UNKNOWN_SERVER);
            person.asks(new LeaveServer(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
            person.asks(new DeleteServer(home.id(), "Home")).refused(ErrorCode.UNKNOWN_SERVER);
            person.joins(code).refused(ErrorCode.UNKNOWN_INVITE);
            person.asks(new ResolveInvite(code)).refused(ErrorCode.UNKNOWN_INVITE);
            JsonNode ready = person.asks(new GetReady()).ok();
            assertThat(ready.at("/ready/servers")).isEmpty();
            assertThat(ready.at("/ready/readStates")).isEmpty();
        }
        assertThat(alice.asks(new GetServerAccess(List.of(home.id()))).ok().get("servers"))
                .isEmpty();
    }

    @Test
    void allOfItIsSweptAfterwards() {
        alice.sends(home.general(), "hello").ok();
        alice.asks(new CreateChannel(home.id(), ChannelType.TEXT, "more", null, null, null, null, null))
                .ok();
        world.sql("INSERT INTO profile (user_id, username, display_name) SELECT " + home.id()
                + " + 2000000 + n, 'guest', 'guest' FROM generate_series(1, 2500) n ON CONFLICT DO NOTHING");
        world.sql("INSERT INTO member (server_id, user_id, joined_at) SELECT " + home.id() + ", " + home.id()
                + " + 2000000 + n, now() FROM generate_series(1, 2500) n");

        alice.asks(new DeleteServer(home.id(), "Home")).ok();

        await().atMost(LONGEST).until(() -> world.contents(home.id()).isBlank());
        for (String table : List.of("message", "read_state", "mention", "search")) {
            await().atMost(LONGEST)
                    .until(() -> world.sql("SELECT 1 FROM " + table + " WHERE channel_id = " + home.general())
                            .isEmpty());
        }
        await().atMost(LONGEST).until(() -> world.sql("SELECT 1 FROM todo WHERE payload = '" + home.id() + "'")
                .isEmpty());
    }

    @Test
    void serversThatAreGoneLeaveRoomForOthers() {
        ServerId first = home.id();
        for (int i = 1; i < 100; i++) {
            alice.founds("Server " + i);
        }
        alice.asks(new CreateServer("One more", null)).refused(ErrorCode.LIMIT_REACHED);

        alice.asks(new DeleteServer(first, "Home")).ok();
        // What a sweep that has not come yet leaves.
        world.sql("INSERT INTO member (server_id, user_id, joined_at) VALUES (4711, " + alice.id() + ", now())");

        alice.founds("One more");
        alice.asks(new CreateServer("Too many", null)).refused(ErrorCode.LIMIT_REACHED);
    }
}
