package dev.cryb.messaging.message;

import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.request.CreateMessage.AllowedMentions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whom a content names: {@code <@id>}, {@code <@&id>} and {@code @everyone}.
 *
 * <p>Whether they are mentioned by it is decided elsewhere.
 */
record MentionText(Set<UserId> users, Set<RoleId> roles, boolean everyone) {

    private static final Pattern NAMED = Pattern.compile("<@(&?)([1-9][0-9]{0,18})>|(?<![\\p{L}\\p{N}_@])@everyone\\b");

    /** Whom a content names. */
    static MentionText of(String content) {
        Set<UserId> users = new LinkedHashSet<>();
        Set<RoleId> roles = new LinkedHashSet<>();
        boolean everyone = false;
        if (content.indexOf('@') >= 0) {
            Matcher named = NAMED.matcher(content);
            while (named.find()) {
                String id = named.group(2);
                if (id == null) {
                    everyone = true;
                } else if (isId(id)) {
                    if (named.group(1).isEmpty()) {
                        users.add(UserId.parse(id));
                    } else {
                        roles.add(RoleId.parse(id));
                    }
                }
            }
        }
        return new MentionText(users, roles, everyone);
    }

    private static boolean isId(String digits) {
        return digits.length() < 19 || digits.compareTo(Long.toString(Long.MAX_VALUE)) <= 0;
    }

    /** What is left of it within what the sender allows; a kind that is not spoken of is not allowed. */
    MentionText within(@Nullable AllowedMentions allowed) {
        if (allowed == null) {
            return this;
        }
        Set<UserId> allowedUsers = new LinkedHashSet<>(users);
        allowedUsers.retainAll(orNone(allowed.users()));
        Set<RoleId> allowedRoles = new LinkedHashSet<>(roles);
        allowedRoles.retainAll(orNone(allowed.roles()));
        return new MentionText(allowedUsers, allowedRoles, everyone && Boolean.TRUE.equals(allowed.everyone()));
    }

    boolean isEmpty() {
        return users.isEmpty() && roles.isEmpty() && !everyone;
    }

    private static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
