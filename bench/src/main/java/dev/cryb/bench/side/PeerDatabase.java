package dev.cryb.bench.side;

import dev.cryb.bench.load.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** The peer's tables. */
final class PeerDatabase {

    /** Ids as long as real ones, so that frames are too. */
    private static final long FIRST_USER = 108_000_000_000_000_000L;

    private static final long FIRST_CHANNEL = 208_000_000_000_000_000L;
    private static final long SERVER = 308_000_000_000_000_000L;

    private final String jdbcUrl;
    private long users;
    private long channels;

    PeerDatabase(String jdbcUrl) {
        this.jdbcUrl = jdbcUrl;
    }

    void create(Path schema) {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                var statement = connection.createStatement()) {
            statement.execute(Files.readString(schema));
        } catch (SQLException | IOException e) {
            throw new SideFailure("cannot make the peer's tables: " + e.getMessage());
        }
    }

    /** Makes people who are in new rooms of {@code roomSize}. */
    List<Member> fill(int count, int roomSize, PeerTokens tokens) {
        List<Member> members = new ArrayList<>(count);
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                PreparedStatement insert = connection.prepareStatement(
                        "insert into member (user_id, channel_id, server_id) values (?, ?, ?)")) {
            for (int i = 0; i < count; i++) {
                long user = FIRST_USER + users++;
                long channel = FIRST_CHANNEL + channels + i / roomSize;
                insert.setLong(1, user);
                insert.setLong(2, channel);
                insert.setLong(3, SERVER);
                insert.addBatch();
                String id = Long.toString(user);
                members.add(new Member(id, tokens.sign(id, "user" + users), Long.toString(channel)));
            }
            insert.executeBatch();
        } catch (SQLException e) {
            throw new SideFailure("cannot fill the peer's tables: " + e.getMessage());
        }
        channels += Math.ceilDiv(count, roomSize);
        return members;
    }

    long stored() {
        return Rows.count(jdbcUrl, "select count(*) from message");
    }
}
