package dev.cryb.stack.store;

import dev.cryb.stack.part.Part;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A LiveKit on loopback, whose webhooks go to the voice services. */
public final class LiveKitPart implements Part {

    private static final int PROBE_MILLIS = 2_000;

    private final Path program;
    private final Path folder;
    private final int port;
    private final int tcpPort;
    private final int udpPort;
    private final String key;
    private final String secret;
    private final List<String> webhooks;

    /**
     * @param folder gets its configuration, with the key in it
     * @param port of signalling and server API
     * @param tcpPort of media where UDP does not get through
     * @param udpPort of media
     * @param webhooks URLs
     */
    public LiveKitPart(
            Path program,
            Path folder,
            int port,
            int tcpPort,
            int udpPort,
            String key,
            String secret,
            List<String> webhooks) {
        this.program = program;
        this.folder = folder.toAbsolutePath();
        this.port = port;
        this.tcpPort = tcpPort;
        this.udpPort = udpPort;
        this.key = key;
        this.secret = secret;
        this.webhooks = List.copyOf(webhooks);
    }

    @Override
    public String name() {
        return "livekit";
    }

    public String url() {
        return "ws://127.0.0.1:" + port;
    }

    @Override
    public void beforeStart() throws IOException {
        Folders.secret(folder);
        var hooks = new StringBuilder();
        webhooks.forEach(url -> hooks.append("    - ").append(url).append('\n'));
        Files.writeString(configuration(), """
                port: %d
                bind_addresses: [127.0.0.1]
                rtc:
                  tcp_port: %d
                  udp_port: %d
                  node_ip: 127.0.0.1
                  use_external_ip: false
                  enable_loopback_candidate: true
                keys:
                  %s: %s
                room:
                  empty_timeout: 30
                  departure_timeout: 10
                logging:
                  level: info
                %s""".formatted(
                        port,
                        tcpPort,
                        udpPort,
                        key,
                        secret,
                        webhooks.isEmpty() ? "" : "webhook:\n  api_key: " + key + "\n  urls:\n" + hooks));
    }

    private Path configuration() {
        return folder.resolve("livekit.yaml");
    }

    @Override
    public List<String> command() {
        return List.of(program.toString(), "--config", configuration().toString(), "--node-ip", "127.0.0.1");
    }

    @Override
    public boolean ready() {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + port + "/").toURL().openConnection();
            connection.setConnectTimeout(PROBE_MILLIS);
            connection.setReadTimeout(PROBE_MILLIS);
            try {
                return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false;
        }
    }
}
