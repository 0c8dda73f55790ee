package dev.cryb.stack.part;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The output of one part, appended to over restarts. */
public record LogFile(Path path) {

    private static final long ROTATE_BYTES = 16L << 20;
    private static final int TAIL_BYTES = 64 << 10;

    /** Makes the folder, and sets an overgrown log aside as {@code .1}. */
    public void prepare() throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        if (Files.exists(path) && Files.size(path) > ROTATE_BYTES) {
            Files.move(path, path.resolveSibling(path.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last lines, or none if there is no log; reads 64 KiB at most. */
    public List<String> tail(int lines) {
        return tailSince(0, lines);
    }

    /** The last lines written after the given size. */
    public List<String> tailSince(long offset, int lines) {
        try (var file = new RandomAccessFile(path.toFile(), "r")) {
            long start = Math.max(offset, file.length() - TAIL_BYTES);
            file.seek(start);
            var bytes = new byte[(int) Math.max(0, file.length() - start)];
            file.readFully(bytes);
            var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return all.subList(Math.max(0, all.size() - lines), all.size());
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Bytes so far. */
    public long size() {
        return path.toFile().length();
    }
}
