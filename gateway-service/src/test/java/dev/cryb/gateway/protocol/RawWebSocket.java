package dev.cryb.gateway.protocol;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A WebSocket client that will send anything at all. */
final class RawWebSocket implements AutoCloseable {
    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;
    static final int PONG = 10;

    private static final int PATIENCE_MS = 8_000;

    private final Socket socket;
    private final DataInputStream in;
    final int status;

    /** A whole frame: opcode and payload; a close frame's payload begins with its code. */
    record Frame(int opcode, byte[] payload) {
        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        int closeCode() {
            return payload.length < 2 ? 1005 : (payload[0] & 0xff) << 8 | payload[1] & 0xff;
        }
    }

    private RawWebSocket(URI server, String path, String moreHeaders, byte[] rightBehind) throws IOException {
        socket = new Socket(server.getHost(), server.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        socket.setTcpNoDelay(true);
        in = new DataInputStream(socket.getInputStream());
        String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getAuthority()
                + "\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n" + moreHeaders + "\r\n";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(request.getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(rightBehind);
        socket.getOutputStream().write(bytes.toByteArray());
        status = Integer.parseInt(line().split(" ")[1]);
        while (!line().isEmpty()) {
            // headers
        }
    }

    static RawWebSocket open(URI server, String path) throws IOException {
        return open(server, path, "", new byte[0]);
    }

    static RawWebSocket open(URI server, String path, String moreHeaders, byte[] rightBehind) throws IOException {
        return new RawWebSocket(server, path, moreHeaders, rightBehind);
    }

    void send(String text) throws IOException {
        send(TEXT, true, text.getBytes(StandardCharsets.UTF_8));
    }

    void send(int opcode, boolean last, byte[] payload) throws IOException {
        sendBytes(frame(opcode, last, payload));
    }

    void sendBytes(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** A masked frame, with a mask of zeros. */
    static byte[] frame(int opcode, boolean last, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write((last ? 0x80 : 0) | opcode);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >>> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >>> shift));
            }
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    /** The next frame, or null at the end of the stream. */
    @Nullable
    Frame next() throws IOException {
        if (status != 101) {
            throw new AssertionError("no socket was opened but answered " + status);
        }
        try {
            int opcode = in.readUnsignedByte() & 0x0f;
            long length = in.readUnsignedByte();
            if (length == 126) {
                length = in.readUnsignedShort();
            } else if (length == 127) {
                length = in.readLong();
            }
            byte[] payload = new byte[(int) length];
            in.readFully(payload);
            return new Frame(opcode, payload);
        } catch (EOFException end) {
            return null;
        }
    }

    /** The next text; fails when something else comes. */
    String text() throws IOException {
        Frame frame = next();
        if (frame == null || frame.opcode() != TEXT) {
            throw new AssertionError("no text but " + (frame == null ? "the end" : frame + " " + frame.closeCode()));
        }
        return frame.text();
    }

    /** The next text that contains {@code part}. */
    String textWith(String part) throws IOException {
        String text = text();
        while (!text.contains(part)) {
            text = text();
        }
        return text;
    }

    /** Reads on until the server closes: the code of its close frame, or -1 for the bare end of the stream. */
    int closeCode() throws IOException {
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.opcode() == CLOSE) {
                return frame.closeCode();
            }
        }
        return -1;
    }

    boolean isOpen() throws IOException {
        send(PING, true, new byte[] {7});
        for (Frame frame = next(); frame != null; frame = next()) {
            if (frame.opcode() == PONG) {
                return true;
            }
        }
        return false;
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
