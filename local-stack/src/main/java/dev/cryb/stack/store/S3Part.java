package dev.cryb.stack.store;

import dev.cryb.stack.Checkout;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.part.Detached;
import dev.cryb.stack.part.Part;
import dev.cryb.stack.part.Ports;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An S3 on loopback: MinIO where the machine has one, else s3proxy over a folder, in a JVM of its own.
 *
 * <p>What one of them has stored the other does not see: data stay with the one that has them.
 */
public final class S3Part implements Part {

    /** Its own user; the password is kept with the other secrets. */
    public static final String ACCESS_KEY = "cryb-media";

    private static final String MINIO = "minio";
    private static final String S3PROXY = "s3proxy";
    private static final int PROBE_MILLIS = 2_000;

    private final @Nullable Path minio;
    private final Path data;
    private final Path secrets;
    private final Path settings;
    private final String secretKey;
    private final int port;

    /**
     * @param programs where {@code ./cryb up --with minio} builds one
     * @param data its folder; each kind has one of its own within
     * @param secrets where the file of s3proxy's settings may be written
     */
    public S3Part(Path programs, Path data, Path secrets, String secretKey, int port) {
        this.minio = minio(programs, data);
        this.data = data.toAbsolutePath().resolve(kind());
        this.secrets = secrets.toAbsolutePath();
        this.settings = this.secrets.resolve("s3proxy.properties");
        this.secretKey = secretKey;
        this.port = port;
    }

    private static @Nullable Path minio(Path programs, Path data) {
        if (Files.isDirectory(data.resolve(S3PROXY))) {
            return null;
        }
        var found = minio(programs);
        if (found == null && Files.isDirectory(data.resolve(MINIO))) {
            throw new StackFailure("the files in " + data + " are MinIO's, and there is no MinIO any more;"
                    + " ./cryb up --with minio builds one");
        }
        return found;
    }

    /** The MinIO that this machine has, if it has one. */
    public static @Nullable Path minio(Path programs) {
        var built = programs.resolve(MINIO).toAbsolutePath();
        return Files.isExecutable(built) ? built : Detached.onPath(MINIO);
    }

    @Override
    public String name() {
        return "s3";
    }

    /** {@code minio} or {@code s3proxy}. */
    public String kind() {
        return minio == null ? S3PROXY : MINIO;
    }

    public int port() {
        return port;
    }

    @Override
    public void beforeStart() throws IOException {
        Files.createDirectories(data);
        if (minio == null) {
            Folders.secret(secrets);
            Files.deleteIfExists(settings);
            Files.createFile(
                    settings, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(settings, properties());
        }
    }

    /** Browsers may put and get from anywhere: what they hold is a signed URL, and no cookie is looked at. */
    private String properties() {
        return """
                s3proxy.endpoint=http://127.0.0.1:%d
                s3proxy.authorization=aws-v2-or-v4
                s3proxy.identity=%s
                s3proxy.credential=%s
                s3proxy.cors-allow-origins=.*
                s3proxy.cors-allow-methods=GET HEAD PUT
                s3proxy.cors-allow-headers=*
                s3proxy.cors-exposed-headers=ETag
                s3proxy.v4-max-non-chunked-request-size=134217728
                jclouds.provider=filesystem-nio2
                jclouds.filesystem.basedir=%s
                """.formatted(port, ACCESS_KEY, secretKey, data);
    }

    @Override
    public List<String> command() {
        if (minio != null) {
            return List.of(
                    minio.toString(),
                    "server",
                    "--quiet",
                    "--address",
                    "127.0.0.1:" + port,
                    "--console-address",
                    "127.0.0.1:" + Ports.free(),
                    data.toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "-Xss512k",
                "-cp",
                launcher().toString(),
                "org.gaul.s3proxy.Main",
                "--properties",
                settings.toString());
    }

    /** Our own jar, which names s3proxy among its libraries. */
    private static Path launcher() {
        var target = Checkout.find().root().resolve("local-stack/target");
        try (var jars = Files.newDirectoryStream(target, "local-stack-*.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            // As if there were none.
        }
        throw new StackFailure("local-stack is not built, so there is no S3; ./mvnw package builds it");
    }

    @Override
    public Map<String, String> environment() {
        return minio == null
                ? Map.of()
                : Map.of("MINIO_ROOT_USER", ACCESS_KEY, "MINIO_ROOT_PASSWORD", secretKey, "MINIO_BROWSER", "off");
    }

    @Override
    public boolean ready() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PROBE_MILLIS);
            socket.setSoTimeout(PROBE_MILLIS);
            socket.getOutputStream()
                    .write("GET / HTTP/1.0\r\nHost: 127.0.0.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            var answer = new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return answer.startsWith("HTTP/1.") && !answer.endsWith("503");
        } catch (IOException e) {
            return false;
        }
    }
}
