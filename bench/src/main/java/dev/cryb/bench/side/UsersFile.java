package dev.cryb.bench.side;

import dev.cryb.bench.load.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code users.tsv} as {@code ./cryb seed} writes it: userId, username, accessToken, serverId, channelId, separated by
 * tabs, one line a user.
 */
final class UsersFile {

    private static final int FIELDS = 5;

    private UsersFile() {}

    static List<Member> read(Path file) {
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new SideFailure("cannot read " + file + "; ./cryb seed --users 1000 --room-size 100 writes it");
        }
    }

    /** Blank lines are skipped, as is a head that names the fields. */
    static List<Member> parse(List<String> lines) {
        List<Member> members = new ArrayList<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("userId")) {
                continue;
            }
            String[] fields = line.split("\t", -1);
            if (fields.length < FIELDS) {
                throw new SideFailure("users.tsv has a line of " + fields.length + " fields instead of " + FIELDS);
            }
            members.add(new Member(fields[0], fields[2], fields[4]));
        }
        return members;
    }

    /** The first {@code count} people of whole rooms of {@code roomSize}; refuses when there are not as many. */
    static List<Member> pick(List<Member> all, int count, int roomSize) {
        Map<String, List<Member>> rooms = new LinkedHashMap<>();
        all.forEach(member -> rooms.computeIfAbsent(member.channelId(), it -> new ArrayList<>())
                .add(member));
        List<Member> picked = rooms.values().stream()
                .filter(room -> room.size() == roomSize)
                .flatMap(List::stream)
                .limit(count)
                .toList();
        if (picked.size() < count) {
            throw new SideFailure("the users file has " + picked.size() + " people in rooms of " + roomSize + ", "
                    + count + " are needed");
        }
        return picked;
    }
}
