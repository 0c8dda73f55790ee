package dev.cryb.gateway.account;

import org.jspecify.annotations.Nullable;

/**
 * Makes an account.
 *
 * @param username 2 to 32 of {@code a-z0-9_.}, kept in lower case
 * @param password 8 to 128 characters
 * @param displayName 1 to 32 characters; the username where it is left out
 */
public record Register(
        String username, String password, @Nullable String displayName) {
    public Register {
        username = AccountRules.username(username);
        password = AccountRules.password("password", password);
        displayName = AccountRules.displayName(displayName, username);
    }

    /** The name that others see. */
    String shownName() {
        return displayName == null ? username : displayName;
    }
}
