package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ServerId;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateServer;
import dev.cryb.request.GetReady;
import dev.cryb.request.GetServerAccess;
import dev.cryb.request.GetServerState;
import dev.cryb.request.InviteCode;
import dev.cryb.request.LeaveServer;
import dev.cryb.request.ResolveInvite;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class ServersComponentTest {

    @Inject
    World world;

    private Person alice;
    private Person bob;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
    }

    @Test
    void newServerHasGeneralAndEveryoneAndItsFounder() {
        Answer answer = alice.asks(new CreateServer("Home", null));

        JsonNode state = answer.ok();
        assertThat(state.at("/channels/0/name").asText()).isEqualTo("general");
        assertThat(state.at("/channels").size()).isEqualTo(1);
        assertThat(state.at("/roles/0/id")).isEqualTo(state.at("/server/id"));
        assertThat(state.at("/roles/0/permissions").asText()).isEqualTo(Permissions.EVERYONE_DEFAULT.toString());
        assertThat(state.at("/me/user/username").asText()).isEqualTo("alice");
        assertThat(state.at("/memberCount").asInt()).isEqualTo(1);
        assertThat(answer.eventNames()).containsExactly("server:create");
        assertThat(answer.events().get(0).meta()).isNotNull();
    }

    @Test
    void hundredAndFirstServerIsRefused() {
        for (int i = 0; i < 100; i++) {
            alice.founds("Server " + i);
        }

        alice.asks(new CreateServer("One more", null)).refused(ErrorCode.LIMIT_REACHED);
        assertThat(alice.asks(new GetReady()).ok().at("/ready/servers").size()).isEqualTo(100);
    }

    @Test
    void joinerIsAnnouncedAndThenGetsTheState() {
        Person.Home home = alice.founds("Home");

        Answer answer = bob.joins(alice.invites(home.general(), 0));

        assertThat(answer.ok().at("/memberCount").asInt()).isEqualTo(2);
        assertThat(answer.eventNames()).containsExactly("server:member_join", "server:join");
        bob.sends(home.general(), "hello").ok();
    }

    @Test
    void tenUsesLetTenOfFiftyIn() {
        Person.Home home = alice.founds("Home");
        InviteCode code = alice.invites(home.general(), 10);
        List<Person> inside = new ArrayList<>();

        for (int i = 0; i < 50; i++) {
            Person person = world.person("guest" + i);
            Answer answer = person.joins(code);
            if (answer.ack().ok()) {
                inside.add(person);
            } else {
                answer.refused(ErrorCode.UNKNOWN_INVITE);
            }
        }

        assertThat(inside).hasSize(10);
        assertThat(inside.get(0).joins(code).ok().at("/memberCount").asInt()).isEqualTo(11);
    }

    @Test
    void joiningAgainGivesTheStateAndSpendsNothing() {
        Person.Home home = alice.founds("Home");
        InviteCode code = alice.invites(home.general(), 2);
        bob.joins(code).ok();

        Answer again = bob.joins(code);

        assertThat(again.ok().at("/memberCount").asInt()).isEqualTo(2);
        assertThat(again.events()).isEmpty();
        world.person("carol").joins(code).ok();
        world.person("dave").joins(code).refused(ErrorCode.UNKNOWN_INVITE);
    }

    @Test
    void invitesEndByTimeAndUnknownOnesLeadNowhere() {
        Person.Home home = alice.founds("Home");
        InviteCode code = alice.invites(home.general(), 0);
        JsonNode info = bob.asks(new ResolveInvite(code)).ok();
        assertThat(info.at("/server/name").asText()).isEqualTo("Home");
        assertThat(info.at("/channel/name").asText()).isEqualTo("general");

        world.passes(Duration.ofHours(1));

        bob.joins(code).refused(ErrorCode.UNKNOWN_INVITE);
        bob.joins(InviteCode.parse("nothing")).refused(ErrorCode.UNKNOWN_INVITE);
        bob.asks(new ResolveInvite(InviteCode.parse("nothing"))).refused(ErrorCode.UNKNOWN_INVITE);
    }

    @Test
    void oneWhoLeavesIsOutAndTheOwnerStays() {
        Person.Home home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
        bob.sends(home.general(), "hello").ok();

        Answer left = bob.asks(new LeaveServer(home.id()));

        assertThat(left.ok().get("serverId").asText()).isEqualTo(home.id().toString());
        assertThat(left.eventNames()).containsExactly("server:leave", "server:member_leave");
        bob.sends(home.general(), "still here?").refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.asks(new GetServerState(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
        bob.asks(new LeaveServer(home.id())).refused(ErrorCode.UNKNOWN_SERVER);
        alice.asks(new LeaveServer(home.id())).refused(ErrorCode.FORBIDDEN);
        assertThat(alice.asks(new GetServerState(home.id()))
                        .ok()
                        .get("memberCount")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void readyAndAccessKnowTheirPlace() {
        Person.Home home = alice.founds("Home");

        JsonNode ready = alice.asks(new GetReady()).ok();
        JsonNode access = alice.asks(new GetServerAccess(List.of(home.id(), new ServerId(1))))
                .ok();

        assertThat(ready.at("/ready/servers/0/server/name").asText()).isEqualTo("Home");
        assertThat(ready.at("/memberships/0/serverId").asText())
                .isEqualTo(home.id().toString());
        assertThat(ready.get("published").size()).isEqualTo(64);
        assertThat(access.get("servers").size()).isEqualTo(1);
        assertThat(access.at("/servers/0/channels/0/id").asText())
                .isEqualTo(home.general().toString());
        assertThat(access.get("published").size()).isEqualTo(64);
    }
}
