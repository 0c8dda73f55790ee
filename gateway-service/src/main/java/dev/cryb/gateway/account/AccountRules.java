package dev.cryb.gateway.account;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What names and passwords may look like. */
final class AccountRules {

    private static final Pattern USERNAME = Pattern.compile("[a-z0-9_.]{2,32}");

    private AccountRules() {}

    /** A username in its only form, lower case. */
    static String username(@Nullable String value) {
        String name = Shape.required("username", value).toLowerCase(Locale.ROOT);
        if (!USERNAME.matcher(name).matches()) {
            throw Refused.invalid("username", "username takes 2 to 32 of a-z, 0-9, _ and .");
        }
        return name;
    }

    static String password(String field, @Nullable String value) {
        return Shape.text(field, value, 8, 128);
    }

    /** The name that others see; the username where none is given. */
    static String displayName(@Nullable String value, String username) {
        return value == null ? username : Shape.name("displayName", value, 1, 32);
    }
}
