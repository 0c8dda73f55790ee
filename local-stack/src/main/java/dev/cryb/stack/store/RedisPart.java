package dev.cryb.stack.store;

import dev.cryb.stack.part.Part;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A Redis on loopback that keeps nothing over a restart and refuses writes when it is full. */
public final class RedisPart implements Part {

    private static final int PROBE_MILLIS = 2_000;

    private final Path program;
    private final Path folder;
    private final int port;

    /**
     * @param programs where an embedded Redis is unpacked to
     * @param folder its working folder
     */
    public RedisPart(Path programs, Path folder, int port) {
        this.program = RedisBinary.find(programs);
        this.folder = folder.toAbsolutePath();
        this.port = port;
    }

    @Override
    public String name() {
        return "redis";
    }

    public String url() {
        return "redis://127.0.0.1:" + port;
    }

    @Override
    public void beforeStart() throws IOException {
        Files.createDirectories(folder);
    }

    @Override
    public List<String> command() {
        return List.of(
                program.toString(),
                "--port",
                Integer.toString(port),
                "--bind",
                "127.0.0.1",
                "--dir",
                folder.toString(),
                "--save",
                "",
                "--appendonly",
                "no",
                "--maxmemory",
                "512mb",
                "--maxmemory-policy",
                "noeviction",
                "--daemonize",
                "no");
    }

    @Override
    public boolean ready() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), PROBE_MILLIS);
            socket.setSoTimeout(PROBE_MILLIS);
            socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readNBytes(5), StandardCharsets.US_ASCII).equals("+PONG");
        } catch (IOException e) {
            return false;
        }
    }
}
