package dev.cryb.stack.seed;

/** A registered user and the token that lets it in. */
record Account(String userId, String username, String accessToken) {

    /** One line of {@code users.tsv}, without its end. */
    String line(String serverId, String channelId) {
        return String.join("\t", userId, username, accessToken, serverId, channelId);
    }
}
