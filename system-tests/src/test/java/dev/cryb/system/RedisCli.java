package dev.cryb.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** One command to Redis, as an operator would type it. */
final class RedisCli {

    private RedisCli() {}

    /** Sends a command; answers the first line or so of what comes back, as it comes. */
    static String send(String url, String... words) {
        URI redis = URI.create(url);
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.setSoTimeout(5_000);
            ByteArrayOutputStream request = new ByteArrayOutputStream();
            request.writeBytes(("*" + words.length + "\r\n").getBytes(StandardCharsets.UTF_8));
            for (String word : words) {
                byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
                request.writeBytes(("$" + bytes.length + "\r\n").getBytes(StandardCharsets.UTF_8));
                request.writeBytes(bytes);
                request.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
            }
            socket.getOutputStream().write(request.toByteArray());
            byte[] answer = new byte[8192];
            int length = socket.getInputStream().read(answer);
            String text = new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
            if (text.startsWith("-")) {
                throw new AssertionError(String.join(" ", words) + ": " + text);
            }
            return text;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
