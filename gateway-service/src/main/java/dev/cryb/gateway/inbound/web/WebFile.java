package dev.cryb.gateway.inbound.web;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A file of the web client, as it is and compressed.
 *
 * @param plain its bytes
 * @param gzip the same, compressed as far as it goes
 * @param type its media type
 */
record WebFile(Buffer plain, Buffer gzip, String type) {

    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "webmanifest", "application/manifest+json");

    static WebFile of(String name, byte[] bytes) {
        String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return new WebFile(
                Buffer.buffer(bytes), compressed(bytes), TYPES.getOrDefault(ending, "application/octet-stream"));
    }

    private static Buffer compressed(byte[] bytes) {
        ByteArrayOutputStream into = new ByteArrayOutputStream(bytes.length / 2 + 64);
        try (GZIPOutputStream gzip = new Best(into)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Buffer.buffer(into.toByteArray());
    }

    private static final class Best extends GZIPOutputStream {
        Best(ByteArrayOutputStream into) throws IOException {
            super(into);
            def.setLevel(Deflater.BEST_COMPRESSION);
        }
    }
}
