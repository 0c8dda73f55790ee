package dev.cryb.gateway.account;

import dev.cryb.error.Shape;

/** Ends the account for good. */
public record EndAccount(String password) {
    public EndAccount {
        password = Shape.text("password", password, 1, 512);
    }
}
