package dev.cryb.gateway.account;

import dev.cryb.error.Shape;
import java.util.Locale;

/**
 * Begins a session.
 *
 * <p>Names and passwords that could not exist are simply wrong; only their presence and size are checked.
 */
public record Login(String username, String password) {
    public Login {
        username = Shape.text("username", username, 1, 128).toLowerCase(Locale.ROOT);
        password = Shape.text("password", password, 1, 512);
    }
}
