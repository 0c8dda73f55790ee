package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.error.ErrorCode;
import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.AssignRole;
import dev.cryb.request.BanMember;
import dev.cryb.request.ClearTimeout;
import dev.cryb.request.Command;
import dev.cryb.request.CreateRole;
import dev.cryb.request.KickMember;
import dev.cryb.request.LeaveServer;
import dev.cryb.request.ListBans;
import dev.cryb.request.TimeOutMember;
import dev.cryb.request.UnbanMember;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Moderators act below themselves, and what they do holds at once. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class ModerationComponentTest {

    @Inject
    World world;

    @Inject
    Wire wire;

    private Person alice;
    private Person mod;
    private Person bob;
    private Person.Home home;

    @BeforeEach
    void meet() {
        alice = world.person("alice");
        mod = world.person("mod");
        bob = world.person("bob");
        home = alice.founds("Home");
        mod.joins(alice.invites(home.general(), 0)).ok();
        bob.joins(alice.invites(home.general(), 0)).ok();
        RoleId role = RoleId.parse(alice.asks(new CreateRole(
                        home.id(),
                        "mods",
                        null,
                        Permissions.of(Permission.KICK_MEMBERS, Permission.BAN_MEMBERS, Permission.MODERATE_MEMBERS),
                        null,
                        null))
                .ok()
                .get("id")
                .asText());
        alice.asks(new AssignRole(home.id(), role, mod.id())).ok();
    }

    @Test
    void oneActsOnlyBelowOneself() {
        for (Person target : List.of(alice, mod)) {
            mod.asks(new KickMember(home.id(), target.id(), null)).refused(ErrorCode.HIERARCHY);
            mod.asks(ban(target, 0)).refused(ErrorCode.HIERARCHY);
            mod.asks(new TimeOutMember(home.id(), target.id(), soon(), null)).refused(ErrorCode.HIERARCHY);
        }
        bob.asks(new KickMember(home.id(), mod.id(), null)).refused(ErrorCode.FORBIDDEN);
        bob.asks(ban(mod, 0)).refused(ErrorCode.FORBIDDEN);
        mod.asks(new KickMember(home.id(), new UserId(4711), null)).refused(ErrorCode.UNKNOWN_MEMBER);
    }

    @Test
    void kickedOneIsOutAndMayComeAgain() {
        Answer kicked = mod.asks(new KickMember(home.id(), bob.id(), "spam"));

        assertThat(kicked.eventNames()).containsExactly("mod:kick", "server:member_leave", "audit:entry");
        bob.sends(home.general(), "hey").refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.joins(alice.invites(home.general(), 0)).ok();
        bob.sends(home.general(), "back").ok();
    }

    @Test
    void bannedOneIsOutAndStaysOut() {
        assertThat(mod.asks(ban(bob, 0)).eventNames()).containsExactly("mod:ban", "server:member_leave", "audit:entry");

        mod.asks(ban(bob, 0)).refused(ErrorCode.CONFLICT);
        bob.sends(home.general(), "hey").refused(ErrorCode.UNKNOWN_CHANNEL);
        bob.joins(alice.invites(home.general(), 0)).refused(ErrorCode.BANNED);
        assertThat(mod.asks(new ListBans(home.id(), null, null))
                        .ok()
                        .at("/bans/0/user/id")
                        .asText())
                .isEqualTo(bob.id().toString());
        mod.asks(new UnbanMember(home.id(), bob.id(), null)).ok();
        mod.asks(new UnbanMember(home.id(), bob.id(), null)).refused(ErrorCode.UNKNOWN_USER);
        bob.joins(alice.invites(home.general(), 0)).ok();
        Person never = world.person("never_here");
        mod.asks(ban(never, 0)).ok();
        never.joins(alice.invites(home.general(), 0)).refused(ErrorCode.BANNED);
    }

    @Test
    void whatABannedOneSaidGoesInPieces() {
        for (int i = 0; i < 130; i++) {
            bob.sends(home.general(), "spam " + i).ok();
        }
        alice.sends(home.general(), "please stop").ok();
        world.forgets();

        wire.answer(wire.sends(alice.caller(), ban(bob, 3_600), "ban-" + bob.id()))
                .ok();

        await().atMost(Duration.ofSeconds(30))
                .until(() -> world.sql("SELECT 1 FROM message WHERE deleted_at IS NULL AND author_id = " + bob.id())
                        .isEmpty());
        assertThat(alice.reads(home.general()).get("messages")).hasSize(1);
        assertThat(alice.reads(home.general()).get("deleted")).hasSize(130);
    }

    @Test
    void timedOutOneMayOnlyLookUntilItEndsByItself() {
        Answer out = mod.asks(new TimeOutMember(home.id(), bob.id(), soon(), "calm down"));

        assertThat(out.eventNames()).containsExactly("mod:timeout", "audit:entry");
        bob.sends(home.general(), "but").refused(ErrorCode.TIMED_OUT);
        assertThat(bob.reads(home.general()).get("messages")).isEmpty();
        world.passes(Duration.ofMinutes(6));
        bob.sends(home.general(), "sorry").ok();
        mod.asks(new TimeOutMember(home.id(), bob.id(), soon(), null)).ok();
        bob.sends(home.general(), "what").refused(ErrorCode.TIMED_OUT);
        assertThat(mod.asks(new ClearTimeout(home.id(), bob.id(), null)).eventNames())
                .containsExactly("mod:timeout_clear", "audit:entry");
        bob.sends(home.general(), "thanks").ok();
        mod.asks(new TimeOutMember(home.id(), bob.id(), soon().plus(Duration.ofDays(29)), null))
                .refused(ErrorCode.INVALID_PAYLOAD);
        mod.asks(new TimeOutMember(home.id(), bob.id(), Instant.EPOCH, null)).refused(ErrorCode.INVALID_PAYLOAD);
    }

    @Test
    void timeoutGoesOnForOneWhoLeavesAndComesAgain() {
        mod.asks(new TimeOutMember(home.id(), bob.id(), soon(), null)).ok();
        leavesAndComesAgain(bob);
        bob.sends(home.general(), "new here").refused(ErrorCode.TIMED_OUT);

        mod.asks(new ClearTimeout(home.id(), bob.id(), null)).ok();
        leavesAndComesAgain(bob);
        bob.sends(home.general(), "thanks").ok();

        mod.asks(new TimeOutMember(home.id(), bob.id(), soon(), null)).ok();
        bob.asks(new LeaveServer(home.id())).ok();
        world.passes(Duration.ofMinutes(6));
        bob.joins(alice.invites(home.general(), 0)).ok();
        bob.sends(home.general(), "it is over").ok();
        assertThat(world.sql("SELECT 1 FROM timeout WHERE server_id = " + home.id()))
                .isEmpty();
    }

    private void leavesAndComesAgain(Person person) {
        person.asks(new LeaveServer(home.id())).ok();
        world.forgets();
        person.joins(alice.invites(home.general(), 0)).ok();
    }

    private Command ban(Person person, int deleteSeconds) {
        return new BanMember(home.id(), person.id(), null, deleteSeconds, null)
                .knowing(List.of(person.caller().user()));
    }

    private Instant soon() {
        return world.now().plus(Duration.ofMinutes(5));
    }
}
