package dev.cryb.gateway.inbound.web;

import io.quarkus.runtime.util.ClassPathUtils;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All files of the web client by their path, and the version that they make together. */
final class WebFiles {

    private static final String ROOT = "web";
    private static final String PAGE = "index.html";
    /** Stands in the page for the version. */
    private static final String PLACE = "{version}";
    /** Stands in the page for links to all modules, so that browsers need not find them one by the other. */
    private static final String MODULES = "<!-- modules -->";
    /** Comes when it is needed. */
    private static final String LATER = "vendor/livekit-client.esm.mjs";

    private final SortedMap<String, WebFile> byPath = new TreeMap<>();
    private final String version;

    private WebFiles(SortedMap<String, byte[]> read) {
        version = digest(read);
        String modules = read.keySet().stream()
                .filter(path -> path.endsWith("js") && !path.equals(LATER))
                .map(path -> "<link rel=\"modulepreload\" href=\"/web/" + version + "/" + path + "\" />")
                .collect(Collectors.joining("\n    "));
        read.forEach(
                (path, bytes) -> byPath.put(path, WebFile.of(path, path.equals(PAGE) ? page(bytes, modules) : bytes)));
    }

    /** Reads what the build put beside the classes. */
    static WebFiles ofClassPath() {
        SortedMap<String, byte[]> read = new TreeMap<>();
        try {
            ClassPathUtils.consumeAsPaths(WebFiles.class.getClassLoader(), ROOT, root -> readAll(root, read));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!read.containsKey(PAGE)) {
            throw new IllegalStateException("The web client is not in this build: no " + ROOT + "/" + PAGE);
        }
        return new WebFiles(read);
    }

    /** Names the whole: 16 hexadecimal digits, the same on every gateway of one build. */
    String version() {
        return version;
    }

    @Nullable
    WebFile find(String path) {
        return byPath.get(path);
    }

    WebFile get(String path) {
        WebFile file = byPath.get(path);
        if (file == null) {
            throw new IllegalStateException("The web client lacks " + path);
        }
        return file;
    }

    private static void readAll(Path root, SortedMap<String, byte[]> into) {
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                into.put(root.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] page(byte[] template, String modules) {
        return new String(template, StandardCharsets.UTF_8)
                .replace(MODULES, modules)
                .replace(PLACE, version)
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String digest(SortedMap<String, byte[]> read) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            read.forEach((path, bytes) -> {
                digest.update(path.getBytes(StandardCharsets.UTF_8));
                digest.update(bytes);
            });
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
