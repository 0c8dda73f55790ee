package dev.cryb.stack.cli;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.LogFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code ./cryb logs}: the last lines of one part, one service or all, and with {@code -f} those to come. */
final class LogsCommand {

    private static final int LINES = 200;
    private static final int CHUNK_BYTES = 1 << 20;

    private LogsCommand() {}

    static int run(Checkout checkout, List<String> words) {
        String wanted = null;
        boolean follow = false;
        for (var word : words) {
            if (word.equals("-f")) {
                follow = true;
            } else if (wanted == null && !word.startsWith("-")) {
                wanted = word;
            } else {
                throw new UsageFailure("logs does not know " + word);
            }
        }
        try {
            var logs = logs(checkout.state().resolve("logs"), wanted);
            boolean named = logs.size() > 1;
            var ends = new ArrayList<Long>();
            for (var log : logs) {
                ends.add(log.size());
                log.tail(LINES).forEach(line -> print(log, line, named));
            }
            if (follow) {
                follow(logs, ends, named);
            }
            return 0;
        } catch (IOException e) {
            throw new StackFailure("cannot read logs: " + e.getMessage(), e);
        }
    }

    /** The logs of a part ({@code messaging-1}), of a service ({@code messaging}), or all. */
    private static List<LogFile> logs(Path folder, @Nullable String wanted) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StackFailure("there are no logs yet");
        }
        try (var files = Files.list(folder)) {
            var all = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted()
                    .map(LogFile::new)
                    .toList();
            var found = all.stream()
                    .filter(log -> wanted == null
                            || name(log).equals(wanted)
                            || name(log).matches(java.util.regex.Pattern.quote(wanted) + "-\\d+"))
                    .toList();
            if (found.isEmpty()) {
                throw new StackFailure("there is no log of '" + wanted + "'; there are "
                        + String.join(", ", all.stream().map(LogsCommand::name).toList()));
            }
            return found;
        }
    }

    private static void follow(List<LogFile> logs, List<Long> ends, boolean named) throws IOException {
        while (true) {
            for (int i = 0; i < logs.size(); i++) {
                ends.set(i, follow(logs.get(i), ends.get(i), named));
            }
            System.out.flush();
            try {
                Thread.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    /** Prints the whole lines written since, and returns where they end; a log that shrank was begun anew. */
    private static long follow(LogFile log, long end, boolean named) throws IOException {
        long size = log.size();
        long start = size < end ? 0 : end;
        if (size == start) {
            return start;
        }
        try (var file = new RandomAccessFile(log.path().toFile(), "r")) {
            file.seek(start);
            var bytes = new byte[(int) Math.min(size - start, CHUNK_BYTES)];
            file.readFully(bytes);
            int whole = bytes.length;
            while (whole > 0 && bytes[whole - 1] != '\n') {
                whole--;
            }
            if (whole == 0 && bytes.length == CHUNK_BYTES) {
                whole = bytes.length;
            }
            new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().forEach(line -> print(log, line, named));
            return start + whole;
        }
    }

    private static void print(LogFile log, String line, boolean named) {
        System.out.println(named ? String.format(Locale.ROOT, "%-12s | %s", name(log), line) : line);
    }

    private static String name(LogFile log) {
        return log.path().getFileName().toString().replace(".log", "");
    }
}
