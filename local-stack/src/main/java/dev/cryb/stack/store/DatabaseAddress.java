package dev.cryb.stack.store;

import dev.cryb.stack.StackFailure;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Where the database is, and the URLs by which each role reaches it.
 *
 * @param parameters of the connection, as in {@code sslmode=require}; empty for none
 */
public record DatabaseAddress(String host, int port, String database, String parameters) {

    public static final String OWNER = "cryb_owner";
    public static final String OPERATOR = "cryb_operator";

    /** The role of a service. */
    public static String role(String service) {
        return "cryb_" + service;
    }

    /** {@code postgresql://ROLE:PASSWORD@HOST:PORT/DATABASE}. */
    public String url(String role, String password) {
        return "postgresql://" + role + ":" + password + "@" + host + ":" + port + "/" + database
                + (parameters.isEmpty() ? "" : "?" + parameters);
    }

    /** {@code jdbc:postgresql://HOST:PORT/DATABASE?user=ROLE&password=PASSWORD}. */
    public String jdbcUrl(String role, String password) {
        return jdbcUrl() + "user=" + role + "&password=" + password;
    }

    private String jdbcUrl() {
        return "jdbc:postgresql://" + host + ":" + port + "/" + database + "?"
                + (parameters.isEmpty() ? "" : parameters + "&");
    }

    /** A database that somebody else runs, with a user that may make roles in it. */
    record Given(
            DatabaseAddress address, String user, @Nullable String password) {

        /** @param url {@code postgresql://USER:PASSWORD@HOST[:PORT]/DATABASE[?PARAMETERS]} */
        static Given parse(String url) {
            var uri = URI.create(url.strip());
            var scheme = uri.getScheme();
            if (scheme == null
                    || !scheme.matches("postgres(ql)?")
                    || uri.getHost() == null
                    || uri.getPath() == null
                    || uri.getPath().length() < 2
                    || uri.getRawUserInfo() == null) {
                throw new StackFailure("DATABASE_URL must read postgresql://USER:PASSWORD@HOST:PORT/DATABASE");
            }
            var user = uri.getRawUserInfo().split(":", 2);
            var address = new DatabaseAddress(
                    uri.getHost(),
                    uri.getPort() < 0 ? 5432 : uri.getPort(),
                    uri.getPath().substring(1),
                    uri.getRawQuery() == null ? "" : uri.getRawQuery());
            return new Given(address, decode(user[0]), user.length < 2 ? null : decode(user[1]));
        }

        String jdbcUrl() {
            return address.jdbcUrl();
        }

        private static String decode(String text) {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        }
    }
}
