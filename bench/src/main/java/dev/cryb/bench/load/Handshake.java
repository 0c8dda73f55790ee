package dev.cryb.bench.load;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The HTTP side of opening a WebSocket. */
final class Handshake {

    /** Any 16 bytes will do: nobody checks the answer here. */
    private static final String KEY = "Y3J5Yi1iZW5jaC1rZXkhIQ==";

    private static final byte[] SWITCHING = Bytes.of("HTTP/1.1 101");

    private Handshake() {}

    static byte[] request(String path, InetSocketAddress target) {
        return ("GET " + path + " HTTP/1.1\r\nHost: " + target.getHostString() + ":" + target.getPort()
                        + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                        + "\r\nSec-WebSocket-Key: " + KEY + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /** Where the first frame begins; -1 while the answer is not whole. */
    static int end(byte[] buffer, int from, int to) {
        for (int i = from; i <= to - 4; i++) {
            if (buffer[i] == '\r' && buffer[i + 1] == '\n' && buffer[i + 2] == '\r' && buffer[i + 3] == '\n') {
                return i + 4;
            }
        }
        return -1;
    }

    static boolean accepted(byte[] buffer, int from, int to) {
        return Bytes.startsWith(buffer, from, to, SWITCHING);
    }
}
