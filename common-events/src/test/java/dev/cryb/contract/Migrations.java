package dev.cryb.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** All migrations of a source tree, and what may become of those that were published. */
public final class Migrations {

    private static final Pattern FILE = Pattern.compile("(.*)/V(\\d+)__[a-z0-9_]+\\.sql");

    private Migrations() {}

    /** Their SHA-256 by their path below the root. */
    public static SortedMap<String, String> in(Path root) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        try (var modules = Files.newDirectoryStream(root, "*-service")) {
            for (Path module : modules) {
                Path folder = module.resolve("src/main/resources/db/migration");
                if (Files.isDirectory(folder)) {
                    try (var files = Files.newDirectoryStream(folder)) {
                        for (Path file : files) {
                            sums.put(root.relativize(file).toString(), sum(file));
                        }
                    }
                }
            }
        }
        return sums;
    }

    /** Reads a list as {@code sha256sum} writes it. */
    public static SortedMap<String, String> listed(Path file) throws IOException {
        SortedMap<String, String> sums = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            String[] parts = line.split(" [ *]", 2);
            sums.put(parts[1], parts[0]);
        }
        return sums;
    }

    /** What a database that has the published ones would refuse, or would never be given. */
    static List<String> faults(Map<String, String> published, Map<String, String> now) {
        List<String> faults = new ArrayList<>();
        Map<String, Integer> newest = new TreeMap<>();
        published.forEach((file, sum) -> {
            if (!now.containsKey(file)) {
                faults.add(file + " was published and is gone");
            } else if (!sum.equals(now.get(file))) {
                faults.add(file + " was published and has changed");
            }
            Matcher name = FILE.matcher(file);
            if (name.matches()) {
                newest.merge(name.group(1), Integer.valueOf(name.group(2)), Math::max);
            }
        });
        for (String file : now.keySet()) {
            Matcher name = FILE.matcher(file);
            if (!name.matches()) {
                faults.add(file + " is named unlike a migration");
            } else if (!published.containsKey(file)
                    && Integer.parseInt(name.group(2)) <= newest.getOrDefault(name.group(1), 0)) {
                faults.add(file
                        + " is new and comes before V%04d, which was published".formatted(newest.get(name.group(1))));
            }
        }
        return faults;
    }

    private static String sum(Path file) throws IOException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
