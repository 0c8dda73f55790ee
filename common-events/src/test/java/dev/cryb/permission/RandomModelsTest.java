package dev.cryb.permission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.permission.PermissionCalculator.RoleGrant;
import dev.cryb.permission.PermissionCalculator.Subject;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The calculator, the trace and the rules read aloud say the same of 100,000 random servers.
 *
 * <p>{@code -Dcryb.model.seed} begins with another one, {@code -Dcryb.model.runs} makes more or fewer.
 */
class RandomModelsTest {

    private static final long FIRST = Long.getLong("cryb.model.seed", 1);
    private static final int RUNS = Integer.getInteger("cryb.model.runs", 100_000);
    private static final long EVERYONE = 1;
    private static final long SOMEONE = 1_000;

    private final Set<Permission> held = EnumSet.noneOf(Permission.class);
    private final Set<Permission> lacked = EnumSet.noneOf(Permission.class);
    private final Set<String> rules = new HashSet<>();

    @Test
    void calculatorTraceAndRulebookAgree() {
        for (long seed = FIRST; seed < FIRST + RUNS; seed++) {
            compare(seed, model(new Random(seed * 0x9E3779B97F4A7C15L)));
        }
        if (RUNS >= 10_000) {
            assertThat(held).as("rights that someone held").containsExactly(Permission.values());
            assertThat(lacked).as("rights that someone lacked").containsExactly(Permission.values());
            assertThat(rules)
                    .as("rules that a trace named")
                    .containsExactlyInAnyOrder(
                            "owner",
                            "everyone",
                            "role",
                            "administrator",
                            "channel_everyone",
                            "channel_role",
                            "channel_member",
                            "implied",
                            "timeout");
        }
    }

    private void compare(long seed, Rulebook.Case one) {
        Subject subject = new Subject(one.user(), one.owner(), one.roles(), one.timedOut());
        Permissions server = PermissionCalculator.inServer(subject, EVERYONE, one.granted());
        Permissions channel = PermissionCalculator.inChannel(subject, EVERYONE, one.granted(), one.overwrites());
        List<PermissionTrace.Step> steps =
                PermissionTrace.inChannel(subject, EVERYONE, one.granted(), one.overwrites());

        assertThat(Rulebook.names(server)).as("server, seed %d: %s", seed, one).isEqualTo(Rulebook.inServer(one));
        assertThat(Rulebook.names(channel))
                .as("channel, seed %d: %s", seed, one)
                .isEqualTo(Rulebook.inChannel(one));
        assertThat(steps.get(steps.size() - 1).permissions())
                .as("trace, seed %d: %s: %s", seed, one, steps)
                .isEqualTo(channel);
        compareSteps(seed, one, steps);
        for (Permission right : Permission.values()) {
            (channel.has(right) ? held : lacked).add(right);
        }
        steps.forEach(step -> rules.add(step.rule()));
    }

    /** The last step of each kind leaves what the rules say; nothing is put right by a step that comes after. */
    private static void compareSteps(long seed, Rulebook.Case one, List<PermissionTrace.Step> steps) {
        Map<String, PermissionTrace.Step> last = new HashMap<>();
        steps.forEach(step -> last.put(step.rule().equals("everyone") ? "role" : step.rule(), step));
        Rulebook.afterOverwrites(one).forEach((rule, held) -> {
            PermissionTrace.Step step = last.get(rule);
            if (step != null) {
                assertThat(Rulebook.names(step.permissions()))
                        .as("%s, seed %d: %s: %s", rule, seed, one, steps)
                        .isEqualTo(held);
            }
        });
    }

    /** Ids overlap on purpose: a user may have the id of a role, and overwrites speak of those who are not there. */
    private static Rulebook.Case model(Random random) {
        int roles = random.nextInt(8);
        List<RoleGrant> granted = new ArrayList<>();
        granted.add(new RoleGrant(EVERYONE, mask(random)));
        Set<Long> own = new HashSet<>();
        for (long id = 2; id < 2 + roles; id++) {
            granted.add(new RoleGrant(id, mask(random)));
            if (random.nextBoolean()) {
                own.add(id);
            }
        }
        if (random.nextInt(10) == 0) {
            own.add(99L);
        }
        Collections.shuffle(granted, random);
        long user = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : SOMEONE;
        return new Rulebook.Case(
                user,
                random.nextInt(50) == 0,
                random.nextInt(5) == 0,
                own,
                EVERYONE,
                granted,
                overwrites(random, roles, user));
    }

    private static List<Overwrite> overwrites(Random random, int roles, long user) {
        List<Overwrite> overwrites = new ArrayList<>();
        for (long id = 1; id < 2 + roles; id++) {
            if (random.nextInt(3) > 0) {
                overwrites.add(overwrite(random, Overwrite.TargetType.ROLE, id));
            }
        }
        if (random.nextBoolean()) {
            overwrites.add(overwrite(random, Overwrite.TargetType.MEMBER, user));
        }
        if (random.nextInt(3) == 0) {
            overwrites.add(overwrite(random, Overwrite.TargetType.MEMBER, user + 1));
            overwrites.add(overwrite(random, Overwrite.TargetType.MEMBER, EVERYONE));
            overwrites.add(overwrite(random, Overwrite.TargetType.ROLE, 77));
            overwrites.add(overwrite(random, Overwrite.TargetType.ROLE, SOMEONE));
        }
        Collections.shuffle(overwrites, random);
        return overwrites;
    }

    private static Overwrite overwrite(Random random, Overwrite.TargetType type, long id) {
        Permissions allow = mask(random);
        return new Overwrite(type, id, allow, mask(random).minus(allow));
    }

    /** Few bits or many; ADMINISTRATOR seldom, as it ends all other questions, but in every place. */
    private static Permissions mask(Random random) {
        long bits = random.nextLong() & Permissions.ALL.bits();
        for (int thinner = random.nextInt(4); thinner > 0; thinner--) {
            bits &= random.nextLong();
        }
        Permissions mask = new Permissions(bits);
        return random.nextInt(20) == 0 ? mask : mask.minus(Permissions.of(Permission.ADMINISTRATOR));
    }
}
