package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Overwrite.TargetType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.AssignRole;
import dev.cryb.request.CheckPermissions;
import dev.cryb.request.CreateRole;
import dev.cryb.request.DeleteOverwrite;
import dev.cryb.request.DeleteRole;
import dev.cryb.request.GetServerState;
import dev.cryb.request.ListAudit;
import dev.cryb.request.ReorderRoles;
import dev.cryb.request.SetOverwrite;
import dev.cryb.request.UnassignRole;
import dev.cryb.request.UpdateRole;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Roles grant what their givers hold, rank, and change what their members may do at once. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class RolesComponentTest {

    private static final Permissions MANAGER = Permissions.of(Permission.MANAGE_ROLES, Permission.KICK_MEMBERS);

    @Inject
    World world;

    private Person alice;
    private Person bob;
    private Person carol;
    private Person.Home home;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        bob = world.person("bob");
        carol = world.person("carol");
        home = alice.founds("Home");
        bob.joins(alice.invites(home.general(), 0)).ok();
        carol.joins(alice.invites(home.general(), 0)).ok();
    }

    @Test
    void roleGrantsAtOnceWhatItSays() {
        bob.asks(create("mine", null)).refused(ErrorCode.FORBIDDEN);
        RoleId manager = role("manager", MANAGER);
        Answer assigned = alice.asks(new AssignRole(home.id(), manager, bob.id()));

        assertThat(assigned.eventNames()).containsExactly("role:assign", "audit:entry");
        bob.asks(create("now", Permissions.of(Permission.KICK_MEMBERS))).ok();
        bob.asks(create("too much", Permissions.of(Permission.BAN_MEMBERS))).refused(ErrorCode.FORBIDDEN);
        assertThat(bob.asks(new GetServerState(home.id()))
                        .ok()
                        .at("/me/roles/0")
                        .asText())
                .isEqualTo(manager.toString());
        alice.asks(new UnassignRole(home.id(), manager, bob.id())).ok();
        bob.asks(create("no more", null)).refused(ErrorCode.FORBIDDEN);
    }

    @Test
    void newRolesStandAboveEveryoneAndBelowTheirMaker() {
        RoleId high = role("high", MANAGER);
        alice.asks(new AssignRole(home.id(), high, bob.id())).ok();
        Answer made = bob.asks(create("low", null));

        assertThat(made.ok().get("position").asInt()).isEqualTo(1);
        assertThat(made.eventNames()).startsWith("role:reorder", "role:create");
        RoleId low = RoleId.parse(made.ok().get("id").asText());
        bob.asks(new UpdateRole(home.id(), high, "higher", null, null, null, null))
                .refused(ErrorCode.HIERARCHY);
        bob.asks(new AssignRole(home.id(), high, carol.id())).refused(ErrorCode.HIERARCHY);
        bob.asks(new AssignRole(home.id(), low, alice.id())).refused(ErrorCode.HIERARCHY);
        bob.asks(new ReorderRoles(home.id(), List.of(new ReorderRoles.Rank(low, 9))))
                .refused(ErrorCode.HIERARCHY);
        bob.asks(new AssignRole(home.id(), low, carol.id())).ok();
        alice.asks(new ReorderRoles(home.id(), List.of(new ReorderRoles.Rank(low, 9))))
                .ok();
        assertThat(ranks()).containsExactly("@everyone", "high", "low");
    }

    @Test
    void deletedRoleIsGoneFromMembersAndChannels() {
        RoleId key = role("key", Permissions.NONE);
        ChannelId vault = alice.opens(home.id(), "vault");
        alice.asks(new SetOverwrite(
                        vault,
                        TargetType.ROLE,
                        home.id().value(),
                        Permissions.NONE,
                        Permissions.of(Permission.VIEW_CHANNEL)))
                .ok();
        alice.asks(new SetOverwrite(
                        vault, TargetType.ROLE, key.value(), Permissions.of(Permission.VIEW_CHANNEL), Permissions.NONE))
                .ok();
        bob.sends(vault, "knock").refused(ErrorCode.UNKNOWN_CHANNEL);
        alice.asks(new AssignRole(home.id(), key, bob.id())).ok();
        bob.sends(vault, "hello").ok();

        alice.asks(new DeleteRole(home.id(), key, "lost")).ok();

        bob.sends(vault, "knock").refused(ErrorCode.UNKNOWN_CHANNEL);
        world.forgets();
        bob.sends(vault, "knock").refused(ErrorCode.UNKNOWN_CHANNEL);
        assertThat(world.sql("SELECT 1 FROM member_role WHERE role_id = " + key))
                .isEmpty();
        assertThat(world.sql("SELECT 1 FROM overwrite WHERE target_id = " + key))
                .isEmpty();
        alice.asks(new DeleteRole(home.id(), key, null)).refused(ErrorCode.UNKNOWN_ROLE);
    }

    @Test
    void everyoneIsARoleOfItsOwnKind() {
        RoleId everyone = new RoleId(home.id().value());

        alice.asks(new DeleteRole(home.id(), everyone, null)).refused(ErrorCode.INVALID_PAYLOAD);
        alice.asks(new AssignRole(home.id(), everyone, bob.id())).refused(ErrorCode.INVALID_PAYLOAD);
        alice.asks(new UpdateRole(home.id(), everyone, "all", null, null, null, null))
                .refused(ErrorCode.INVALID_PAYLOAD);
        alice.asks(new UpdateRole(home.id(), everyone, null, null, Permissions.of(Permission.VIEW_CHANNEL), null, null))
                .ok();
        assertThat(bob.sends(home.general(), "hi")
                        .refused(ErrorCode.FORBIDDEN)
                        .get("permission")
                        .asText())
                .isEqualTo("SEND_MESSAGES");
    }

    @Test
    void overwriteTouchesOnlyRightsThatOneHolds() {
        RoleId manager = role("manager", Permissions.of(Permission.MANAGE_ROLES));
        alice.asks(new AssignRole(home.id(), manager, bob.id())).ok();

        bob.asks(overwrite(carol.id(), Permissions.of(Permission.MANAGE_MESSAGES)))
                .refused(ErrorCode.FORBIDDEN);
        Answer set = bob.asks(overwrite(carol.id(), Permissions.of(Permission.ADD_REACTIONS)));
        assertThat(set.eventNames()).containsExactly("channel:overwrite_set", "audit:entry");
        bob.asks(overwrite(new UserId(4711), Permissions.NONE)).refused(ErrorCode.UNKNOWN_MEMBER);
        bob.asks(new SetOverwrite(home.general(), TargetType.ROLE, 4711, Permissions.NONE, Permissions.NONE))
                .refused(ErrorCode.UNKNOWN_ROLE);
        assertThat(bob.asks(new DeleteOverwrite(
                                home.general(), TargetType.MEMBER, carol.id().value()))
                        .eventNames())
                .contains("channel:overwrite_delete");
    }

    @Test
    void whyIsToldRuleByRule() {
        RoleId quiet = role("quiet", Permissions.NONE);
        alice.asks(new AssignRole(home.id(), quiet, bob.id())).ok();
        alice.asks(new SetOverwrite(
                        home.general(),
                        TargetType.ROLE,
                        quiet.value(),
                        Permissions.NONE,
                        Permissions.of(Permission.SEND_MESSAGES)))
                .ok();

        JsonNode checked =
                alice.asks(new CheckPermissions(home.general(), bob.id())).ok();

        assertThat(checked.get("steps").findValuesAsText("rule"))
                .containsExactly("everyone", "role", "channel_role", "implied");
        assertThat(checked.at("/steps/3/permissions")).isEqualTo(checked.get("permissions"));
        bob.asks(new CheckPermissions(home.general(), alice.id())).refused(ErrorCode.FORBIDDEN);
        assertThat(alice.asks(new CheckPermissions(home.general(), null))
                        .ok()
                        .at("/steps/0/rule")
                        .asText())
                .isEqualTo("owner");
    }

    @Test
    void actsAreWrittenDown() {
        RoleId role = role("written", Permissions.NONE);
        alice.asks(new UpdateRole(home.id(), role, "rewritten", null, null, null, null))
                .ok();

        bob.asks(new ListAudit(home.id(), null, null, null, null)).refused(ErrorCode.FORBIDDEN);
        JsonNode log = alice.asks(new ListAudit(home.id(), "role:update", alice.id(), null, null))
                .ok();
        assertThat(log.get("entries")).hasSize(1);
        assertThat(log.at("/entries/0/changes").toString())
                .isEqualTo("[{\"key\":\"name\",\"before\":\"written\",\"after\":\"rewritten\"}]");
        assertThat(log.at("/entries/0/targetId").asText()).isEqualTo(role.toString());
    }

    private SetOverwrite overwrite(UserId userId, Permissions deny) {
        return new SetOverwrite(home.general(), TargetType.MEMBER, userId.value(), Permissions.NONE, deny);
    }

    private RoleId role(String name, Permissions permissions) {
        return RoleId.parse(alice.asks(create(name, permissions)).ok().get("id").asText());
    }

    private CreateRole create(String name, @org.jspecify.annotations.Nullable Permissions permissions) {
        return new CreateRole(home.id(), name, null, permissions, null, null);
    }

    private List<String> ranks() {
        List<String> names = new ArrayList<>();
        alice.asks(new GetServerState(home.id()))
                .ok()
                .get("roles")
                .forEach(role -> names.add(role.get("name").asText()));
        return names;
    }
}
