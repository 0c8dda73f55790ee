package dev.cryb.permission;

import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import dev.cryb.permission.PermissionCalculator.RoleGrant;
import dev.cryb.permission.PermissionCalculator.Subject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why someone may do what they may in a channel, step by step in the order of the rules.
 *
 * <p>What the last step leaves is what {@link PermissionCalculator} says; a test compares them.
 */
public final class PermissionTrace {

    private PermissionTrace() {}

    /** What a step is about. */
    public enum Rule {
        OWNER,
        EVERYONE,
        ROLE,
        ADMINISTRATOR,
        CHANNEL_EVERYONE,
        CHANNEL_ROLE,
        CHANNEL_MEMBER,
        IMPLIED,
        TIMEOUT
    }

    /**
     * A step.
     *
     * @param id of the role or member whose rights count here; absent where none does
     * @param allow what it adds
     * @param deny what it takes
     * @param permissions what is left after it
     */
    public record Step(
            String rule,

            @JsonSerialize(using = ToStringSerializer.class) @Nullable
            Long id,

            Permissions allow,
            Permissions deny,
            Permissions permissions) {}

    /** The steps for one member in a channel with these overwrites. */
    public static List<Step> inChannel(
            Subject subject, long everyoneRoleId, Collection<RoleGrant> roles, Collection<Overwrite> overwrites) {
        List<Step> steps = new ArrayList<>();
        if (subject.owner()) {
            add(steps, Rule.OWNER, subject.userId(), Permissions.ALL, Permissions.NONE, Permissions.ALL);
            return steps;
        }
        Permissions held = Permissions.NONE;
        List<RoleGrant> own = roles.stream()
                .filter(role ->
                        role.roleId() == everyoneRoleId || subject.roles().contains(role.roleId()))
                .sorted(Comparator.comparing((RoleGrant role) -> role.roleId() != everyoneRoleId)
                        .thenComparing(RoleGrant::roleId))
                .toList();
        for (RoleGrant role : own) {
            held = held.plus(role.permissions());
            Rule rule = role.roleId() == everyoneRoleId ? Rule.EVERYONE : Rule.ROLE;
            add(steps, rule, role.roleId(), role.permissions(), Permissions.NONE, held);
        }
        if (held.has(Permission.ADMINISTRATOR)) {
            add(steps, Rule.ADMINISTRATOR, null, Permissions.ALL, Permissions.NONE, Permissions.ALL);
            return steps;
        }
        held = overwritten(steps, subject, everyoneRoleId, overwrites, held);
        Permissions left = PermissionCalculator.inChannel(subject, everyoneRoleId, roles, overwrites);
        if (!left.equals(held)) {
            Rule rule = subject.timedOut() ? Rule.TIMEOUT : Rule.IMPLIED;
            add(steps, rule, null, Permissions.NONE, held.minus(left), left);
        }
        return steps;
    }

    private static Permissions overwritten(
            List<Step> steps,
            Subject subject,
            long everyoneRoleId,
            Collection<Overwrite> overwrites,
            Permissions before) {
        Permissions held = before;
        for (Overwrite one : overwrites) {
            if (one.targetType() == Overwrite.TargetType.ROLE && one.targetId() == everyoneRoleId) {
                held = held.minus(one.deny()).plus(one.allow());
                add(steps, Rule.CHANNEL_EVERYONE, one.targetId(), one.allow(), one.deny(), held);
            }
        }
        Permissions allowed = Permissions.NONE;
        Permissions base = held;
        Permissions denied = Permissions.NONE;
        for (Overwrite one : overwrites) {
            if (one.targetType() == Overwrite.TargetType.ROLE
                    && one.targetId() != everyoneRoleId
                    && subject.roles().contains(one.targetId())) {
                allowed = allowed.plus(one.allow());
                denied = denied.plus(one.deny());
                held = base.minus(denied).plus(allowed);
                add(steps, Rule.CHANNEL_ROLE, one.targetId(), one.allow(), one.deny(), held);
            }
        }
        for (Overwrite one : overwrites) {
            if (one.targetType() == Overwrite.TargetType.MEMBER && one.targetId() == subject.userId()) {
                held = held.minus(one.deny()).plus(one.allow());
                add(steps, Rule.CHANNEL_MEMBER, one.targetId(), one.allow(), one.deny(), held);
            }
        }
        return held;
    }

    private static void add(
            List<Step> steps, Rule rule, @Nullable Long id, Permissions allow, Permissions deny, Permissions left) {
        steps.add(new Step(rule.name().toLowerCase(java.util.Locale.ROOT), id, allow, deny, left));
    }
}
