package dev.cryb.messaging.member;

import dev.cryb.id.UserId;
import dev.cryb.model.User;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Objects;

/** Reads people as others see them from rows that join the table {@code profile}. */
public final class Profiles {

    private Profiles() {}

    /**
     * The columns that {@link #user} reads.
     *
     * @param table alias of {@code profile}
     * @param id where the user's id stands, also if there is no profile
     * @param prefix of the columns' names
     */
    public static String columns(String table, String id, String prefix) {
        return "%2$s AS %3$suser_id, %1$s.username AS %3$susername, %1$s.display_name AS %3$sdisplay_name, %1$s.avatar AS %3$savatar"
                .formatted(table, id, prefix);
    }

    /** Reads {@link #columns} with the same prefix. */
    public static User user(Row row, String prefix) {
        String username = Objects.requireNonNullElse(row.getString(prefix + "username"), "unknown");
        return new User(
                new UserId(row.getLong(prefix + "user_id")),
                username,
                Objects.requireNonNullElse(row.getString(prefix + "display_name"), username),
                row.getString(prefix + "avatar"));
    }
}
