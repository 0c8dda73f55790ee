package dev.cryb.permission;

import dev.cryb.permission.Overwrite.TargetType;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
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
        held = Objects.requireNonNull(afterOverwrites(one).get("channel_member"));
        for (Consumer<Set<String>> step : List.of(
                without("VIEW_CHANNEL", EVERY_NAME),
                without("SEND_MESSAGES", Set.of("MENTION_EVERYONE", "ATTACH_FILES", "EMBED_LINKS")),
                without(
                        "CONNECT",
                        Set.of(
                                "PRIORITY_SPEAKER",
                                "STREAM",
                                "SPEAK",
                                "MUTE_MEMBERS",
                                "DEAFEN_MEMBERS",
                                "MOVE_MEMBERS")))) {
            step.accept(held);
        }
        return onlyLookingWhileTimedOut(one, held);
    }

    /** What is held after each kind of overwrite has counted, by its name in a trace; before all of them, by "role". */
    static Map<String, Set<String>> afterOverwrites(Case one) {
        Predicate<Overwrite> everyone = is(TargetType.ROLE).and(o -> o.targetId() == one.everyone());
        Map<String, Predicate<Overwrite>> kinds = new LinkedHashMap<>();
        kinds.put("channel_everyone", everyone);
        kinds.put(
                "channel_role",
                is(TargetType.ROLE).and(o -> one.roles().contains(o.targetId())).and(everyone.negate()));
        kinds.put("channel_member", is(TargetType.MEMBER).and(o -> o.targetId() == one.user()));
        Set<String> held = base(one);
        Map<String, Set<String>> after = new HashMap<>();
        after.put("role", new TreeSet<>(held));
        kinds.forEach((kind, whose) -> {
            count(one, whose, Overwrite::deny, held::removeAll);
            count(one, whose, Overwrite::allow, held::addAll);
            after.put(kind, new TreeSet<>(held));
        });
        return after;
    }

    private static void count(
            Case one, Predicate<Overwrite> whose, Function<Overwrite, Permissions> part, Consumer<Set<String>> effect) {
        one.overwrites().stream().filter(whose).map(part).map(Rulebook::names).forEach(effect);
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
