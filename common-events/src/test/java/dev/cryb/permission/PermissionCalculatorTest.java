package dev.cryb.permission;

import static dev.cryb.permission.Permission.*;
import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.permission.PermissionCalculator.RoleGrant;
import dev.cryb.permission.PermissionCalculator.Subject;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Golden vectors for the order of protocol.md section 3. */
class PermissionCalculatorTest {

    private static final long EVERYONE = 1;
    private static final long MODS = 2;
    private static final long MUTED = 3;
    private static final long ALICE = 77;
    private static final Permissions TALK = Permissions.of(VIEW_CHANNEL, SEND_MESSAGES, READ_MESSAGE_HISTORY);
    private static final List<RoleGrant> ROLES = List.of(
            new RoleGrant(EVERYONE, TALK),
            new RoleGrant(MODS, Permissions.of(MANAGE_MESSAGES)),
            new RoleGrant(MUTED, Permissions.NONE));

    private static Subject alice(Long... roles) {
        return new Subject(ALICE, false, Set.of(roles), false);
    }

    private static Permissions inChannel(Subject subject, Overwrite... overwrites) {
        return PermissionCalculator.inChannel(subject, EVERYONE, ROLES, List.of(overwrites));
    }

    private static Overwrite allow(long role, Permission... rights) {
        return Overwrite.role(role, Permissions.of(rights), Permissions.NONE);
    }

    private static Overwrite deny(long role, Permission... rights) {
        return Overwrite.role(role, Permissions.NONE, Permissions.of(rights));
    }

    @Test
    void ownerAndAdministratorHaveAllWhateverIsDenied() {
        Subject owner = new Subject(ALICE, true, Set.of(), true);
        assertThat(inChannel(owner, deny(EVERYONE, VIEW_CHANNEL))).isEqualTo(Permissions.ALL);
        List<RoleGrant> admins =
                List.of(new RoleGrant(EVERYONE, TALK), new RoleGrant(MODS, Permissions.of(ADMINISTRATOR)));
        assertThat(PermissionCalculator.inChannel(alice(MODS), EVERYONE, admins, List.of(deny(EVERYONE, VIEW_CHANNEL))))
                .isEqualTo(Permissions.ALL);
    }

    @Test
    void serverRightsAreThoseOfEveryoneAndOwnRolesTogether() {
        assertThat(PermissionCalculator.inServer(alice(MODS), EVERYONE, ROLES))
                .isEqualTo(TALK.plus(Permissions.of(MANAGE_MESSAGES)));
        assertThat(PermissionCalculator.inServer(alice(), EVERYONE, ROLES)).isEqualTo(TALK);
    }

    @Test
    void roleOverwritesComeAfterThoseOfEveryone() {
        assertThat(inChannel(alice(), deny(EVERYONE, SEND_MESSAGES), allow(MODS, SEND_MESSAGES))
                        .has(SEND_MESSAGES))
                .isFalse();
        assertThat(inChannel(alice(MODS), deny(EVERYONE, SEND_MESSAGES), allow(MODS, SEND_MESSAGES))
                        .has(SEND_MESSAGES))
                .isTrue();
    }

    @Test
    void amongRolesAnAllowBeatsADeny() {
        assertThat(inChannel(alice(MODS, MUTED), deny(MUTED, SEND_MESSAGES), allow(MODS, SEND_MESSAGES))
                        .has(SEND_MESSAGES))
                .isTrue();
        assertThat(inChannel(alice(MUTED), deny(MUTED, SEND_MESSAGES)).has(SEND_MESSAGES))
                .isFalse();
    }

    @Test
    void memberOverwriteHasTheLastWord() {
        Overwrite denied = Overwrite.member(ALICE, Permissions.NONE, Permissions.of(SEND_MESSAGES));
        Overwrite allowed = Overwrite.member(ALICE, Permissions.of(SEND_MESSAGES), Permissions.NONE);
        assertThat(inChannel(alice(MODS), allow(MODS, SEND_MESSAGES), denied).has(SEND_MESSAGES))
                .isFalse();
        assertThat(inChannel(alice(MUTED), deny(MUTED, SEND_MESSAGES), allowed).has(SEND_MESSAGES))
                .isTrue();
        assertThat(inChannel(new Subject(78, false, Set.of(), false), denied).has(SEND_MESSAGES))
                .isTrue();
    }

    @Test
    void withoutViewNothingIsLeft() {
        assertThat(inChannel(alice(MODS), deny(EVERYONE, VIEW_CHANNEL), allow(MODS, MANAGE_MESSAGES)))
                .isEqualTo(Permissions.NONE);
    }

    @Test
    void withoutSendOrConnectWhatHangsOnThemIsLost() {
        List<RoleGrant> all = List.of(new RoleGrant(EVERYONE, Permissions.ALL.minus(Permissions.of(ADMINISTRATOR))));
        Permissions rights =
                PermissionCalculator.inChannel(alice(), EVERYONE, all, List.of(deny(EVERYONE, SEND_MESSAGES, CONNECT)));
        for (Permission lost : List.of(
                MENTION_EVERYONE,
                ATTACH_FILES,
                EMBED_LINKS,
                PRIORITY_SPEAKER,
                STREAM,
                SPEAK,
                MUTE_MEMBERS,
                DEAFEN_MEMBERS,
                MOVE_MEMBERS)) {
            assertThat(rights.has(lost)).as(lost.name()).isFalse();
        }
        assertThat(rights.has(ADD_REACTIONS)).isTrue();
    }

    @Test
    void whileTimedOutOneMayOnlyLook() {
        Subject timedOut = new Subject(ALICE, false, Set.of(MODS), true);
        assertThat(inChannel(timedOut)).isEqualTo(Permissions.of(VIEW_CHANNEL, READ_MESSAGE_HISTORY));
        assertThat(inChannel(timedOut, deny(EVERYONE, VIEW_CHANNEL))).isEqualTo(Permissions.NONE);
    }

    @Test
    void memberAllowNeverTakesAnythingAway() {
        Random random = new Random(42);
        for (int i = 0; i < 10_000; i++) {
            Overwrite role = Overwrite.role(MODS, Permissions.NONE, mask(random));
            Permissions allowed = mask(random);
            Permissions before = inChannel(alice(MODS), role);
            Permissions after = inChannel(alice(MODS), role, Overwrite.member(ALICE, allowed, Permissions.NONE));
            assertThat(after.hasAll(before)).as("%s with %s", role, allowed).isTrue();
        }
    }

    private static Permissions mask(Random random) {
        return new Permissions(random.nextLong()).intersect(Permissions.ALL).minus(Permissions.of(ADMINISTRATOR));
    }
}
