package dev.cryb.permission;

import dev.cryb.permission.Overwrite.TargetType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The rules of protocol.md section 3 read aloud, sentence by sentence, over sets of names.
 *
 * <p>It shares nothing with {@link PermissionCalculator} but the names: no masks, no constants, no order of loops.
 */
final class Rulebook {

    private static final Set<String> EVERY_NAME = names(Permissions.ALL);

    /** Whom the rules are read for, and in what place. */
    record Case(
            long user,
            boolean owner,
            boolean timedOut,
            Set<Long> roles,
            long everyone,
            List<PermissionCalculator.RoleGrant> granted,
            List<Overwrite> overwrites) {}

    private Rulebook() {}

    /** What one may do in the server as a whole. */
    static Set<String> inServer(Case one) {
        Set<String> held = base(one);
        return hasAll(one, held) ? EVERY_NAME : onlyLookingWhileTimedOut(one, held);
    }

    /** What one may do in the channel. */
    static Set<String> inChannel(Case one) {
        Set<String> held = base(one);
        if (hasAll(one, held)) {
            return EVERY_NAME;
        }
        List<Consumer<Set<String>>> steps = new ArrayList<>();
        Predicate<Overwrite> everyone = is(TargetType.ROLE).and(o -> o.targetId() == one.everyone());
        Predicate<Overwrite> ownRoles =
                is(TargetType.ROLE).and(o -> one.roles().contains(o.targetId())).and(everyone.negate());
        Predicate<Overwrite> oneself = is(TargetType.MEMBER).and(o -> o.targetId() == one.user());
        for (Predicate<Overwrite> whose : List.of(everyone, ownRoles, oneself)) {
            steps.add(rights -> one.overwrites().stream()
                    .filter(whose)
                    .map(Overwrite::deny)
                    .map(Rulebook::names)
                    .forEach(rights::removeAll));
            steps.add(rights -> one.overwrites().stream()
                    .filter(whose)
                    .map(Overwrite::allow)
                    .map(Rulebook::names)
                    .forEach(rights::addAll));
        }
        steps.add(without("VIEW_CHANNEL", EVERY_NAME));
        steps.add(without("SEND_MESSAGES", Set.of("MENTION_EVERYONE", "ATTACH_FILES", "EMBED_LINKS")));
        steps.add(without(
                "CONNECT",
                Set.of("PRIORITY_SPEAKER", "STREAM", "SPEAK", "MUTE_MEMBERS", "DEAFEN_MEMBERS", "MOVE_MEMBERS")));
        steps.forEach(step -> step.accept(held));
        return onlyLookingWhileTimedOut(one, held);
    }

    /** The names of the rights in a mask. */
    static Set<String> names(Permissions mask) {
        Set<String> names = new TreeSet<>();
        for (Permission right : Permission.values()) {
            if (mask.has(right)) {
                names.add(right.name());
            }
        }
        return names;
    }

    private static Set<String> base(Case one) {
        Set<String> held = new TreeSet<>();
        one.granted().stream()
                .filter(role -> role.roleId() == one.everyone() || one.roles().contains(role.roleId()))
                .forEach(role -> held.addAll(names(role.permissions())));
        return held;
    }

    private static boolean hasAll(Case one, Set<String> held) {
        return one.owner() || held.contains("ADMINISTRATOR");
    }

    private static Set<String> onlyLookingWhileTimedOut(Case one, Set<String> held) {
        if (one.timedOut()) {
            held.retainAll(Set.of("VIEW_CHANNEL", "READ_MESSAGE_HISTORY"));
        }
        return held;
    }

    private static Predicate<Overwrite> is(TargetType type) {
        return overwrite -> overwrite.targetType() == type;
    }

    private static Consumer<Set<String>> without(String right, Set<String> lost) {
        return held -> {
            if (!held.contains(right)) {
                held.removeAll(lost);
            }
        };
    }
}
