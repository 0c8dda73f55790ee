package dev.cryb.gateway.account;

import dev.cryb.error.Shape;

/** Changes the password and ends all other sessions. */
public record ChangePassword(String currentPassword, String newPassword) {
    public ChangePassword {
        currentPassword = Shape.text("currentPassword", currentPassword, 1, 512);
        newPassword = AccountRules.password("newPassword", newPassword);
    }
}
