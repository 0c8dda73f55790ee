package dev.cryb.trace;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * A collector in small: takes OTLP over HTTP on a free port and keeps the spans.
 *
 * <p>It reads the few fields of the protobuf messages that tests look at, by their numbers in {@code trace.proto}.
 */
public final class OtlpReceiver implements AutoCloseable {

    /** A span as it came. */
    public record Span(
            String service,
            String traceId,
            String spanId,
            String parentId,
            String name,
            long startNanos,
            long endNanos,
            Map<String, String> attributes) {}

    private final HttpServer server;
    private final List<Span> spans = new CopyOnWriteArrayList<>();

    private OtlpReceiver(HttpServer server) {
        this.server = server;
    }

    public static OtlpReceiver start() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            OtlpReceiver receiver = new OtlpReceiver(server);
            server.createContext("/v1/traces", receiver::take);
            server.start();
            return receiver;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What to give as endpoint. */
    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** All spans of all traces so far. */
    public List<Span> spans() {
        return List.copyOf(spans);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void take(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        each(body, (field, value) -> {
            if (field == 1) {
                resourceSpans(value);
            }
        });
        exchange.getResponseHeaders().add("content-type", "application/x-protobuf");
        exchange.sendResponseHeaders(200, -1);
        exchange.close();
    }

    private void resourceSpans(byte[] message) {
        Map<String, String> resource = new TreeMap<>();
        each(message, (field, value) -> {
            if (field == 1) {
                each(value, (inner, attribute) -> {
                    if (inner == 1) {
                        attribute(attribute, resource);
                    }
                });
            }
        });
        String service = resource.getOrDefault("service.name", "");
        each(message, (field, scope) -> {
            if (field == 2) {
                each(scope, (inner, span) -> {
                    if (inner == 2) {
                        spans.add(span(service, span));
                    }
                });
            }
        });
    }

    private static Span span(String service, byte[] message) {
        Map<Integer, byte[]> fields = new TreeMap<>();
        Map<String, String> attributes = new TreeMap<>();
        each(message, (field, value) -> {
            fields.put(field, value);
            if (field == 9) {
                attribute(value, attributes);
            }
        });
        byte[] none = new byte[0];
        return new Span(
                service,
                HexFormat.of().formatHex(fields.getOrDefault(1, none)),
                HexFormat.of().formatHex(fields.getOrDefault(2, none)),
                HexFormat.of().formatHex(fields.getOrDefault(4, none)),
                new String(fields.getOrDefault(5, none), StandardCharsets.UTF_8),
                number(fields.getOrDefault(7, none)),
                number(fields.getOrDefault(8, none)),
                attributes);
    }

    private static void attribute(byte[] message, Map<String, String> into) {
        String[] key = {""};
        each(message, (field, value) -> {
            if (field == 1) {
                key[0] = new String(value, StandardCharsets.UTF_8);
            } else if (field == 2) {
                each(
                        value,
                        (kind, word) -> into.put(
                                key[0],
                                kind == 1 ? new String(word, StandardCharsets.UTF_8) : Long.toString(number(word))));
            }
        });
    }

    private static long number(byte[] eight) {
        return eight.length < 8
                ? 0
                : ByteBuffer.wrap(eight).order(ByteOrder.LITTLE_ENDIAN).getLong();
    }

    /** Each field of a message; varints and fixed numbers as eight bytes. */
    private static void each(byte[] message, BiConsumer<Integer, byte[]> consumer) {
        ByteBuffer in = ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN);
        while (in.hasRemaining()) {
            long tag = varint(in);
            byte[] value =
                    switch ((int) (tag & 7)) {
                        case 0 -> eight(varint(in));
                        case 1 -> eight(in.getLong());
                        case 2 -> bytes(in, (int) varint(in));
                        case 5 -> eight(in.getInt());
                        default -> throw new IllegalArgumentException("not protobuf: " + tag);
                    };
            consumer.accept((int) (tag >>> 3), value);
        }
    }

    private static byte[] bytes(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }

    private static byte[] eight(long value) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(value)
                .array();
    }

    private static long varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
