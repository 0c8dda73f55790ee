package dev.cryb.system;

import dev.cryb.request.RequestType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** What no client should send, from a seed. */
final class Garbage {

    private static final List<String> EVENTS = Arrays.stream(RequestType.values())
            .map(RequestType::wireName)
            .filter(name -> !name.startsWith("auth:") && !name.equals("session:revoke"))
            .toList();

    private static final List<String> FIELDS = List.of(
            "channelId",
            "serverId",
            "messageId",
            "userId",
            "content",
            "nonce",
            "limit",
            "name",
            "roles",
            "status",
            "activities",
            "seq",
            "permissions",
            "until",
            "code",
            "userIds",
            "before",
            "fromSeq",
            "emoji");

    private static final List<String> LEAVES = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1e400",
            "-0.0",
            "9223372036854775808",
            "123456789012345678901234567890123456789012345678901234567890",
            "0.1e-400",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "\"\\udc00\\ud800x\"",
            "\"\\u202e\\u001b[31m\\r\\nfake log line\"",
            "\"1; DROP TABLE message\"",
            "\"%s%n{}${jndi:x}\"",
            "\"18446744073709551616\"",
            "\"-5\"",
            "[]",
            "{}",
            "[[[[[[[[]]]]]]]]");

    private final SplittableRandom random;
    private final List<String> ids;

    /**
     * @param ids of things that are there, so that some of it is nearly right
     */
    Garbage(long seed, List<String> ids) {
        this.random = new SplittableRandom(seed);
        this.ids = ids;
    }

    boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A name of an event, known or not, as JSON. */
    String event() {
        return oneIn(12) ? leafText() : "\"" + pick(EVENTS) + "\"";
    }

    /** Data of a request: any JSON, often an object with names that are known. */
    String data() {
        if (oneIn(8)) {
            return value(0);
        }
        StringBuilder object = new StringBuilder("{");
        List<String> fields = random.ints(below(6), 0, FIELDS.size())
                .distinct()
                .mapToObj(FIELDS::get)
                .toList();
        for (String field : fields) {
            object.append(object.length() > 1 ? "," : "")
                    .append('"')
                    .append(field)
                    .append("\":")
                    .append(oneIn(2) && field.endsWith("Id") ? "\"" + pick(ids) + "\"" : value(0));
        }
        return object.append('}').toString();
    }

    /** Data that makes a frame of about 32 KiB, from just below to just above. */
    String large(int overhead) {
        return "{\"content\":\"" + "x".repeat(32_768 - overhead - 14 + below(5) - 2) + "\"}";
    }

    private String value(int depth) {
        return switch (below(depth > 3 ? 3 : 6)) {
            case 0, 1 -> pick(LEAVES);
            case 2 -> oneIn(3) ? "\"" + "é".repeat(below(200)) + "\"" : "\"" + pick(ids) + "\"";
            case 3 -> "[" + value(depth + 1) + "," + value(depth + 1) + "]";
            case 4 -> "{\"" + pick(FIELDS) + "\":" + value(depth + 1) + "}";
            default -> nested(1 + below(80));
        };
    }

    private static String nested(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private String leafText() {
        return pick(LEAVES.stream().filter(leaf -> leaf.startsWith("\"")).toList());
    }

    /** A frame after an accident: bytes changed, cut, doubled, nested too deeply, or noise from the beginning. */
    byte[] broken(Supplier<String> frame) {
        byte[] bytes = frame.get().getBytes(StandardCharsets.UTF_8);
        switch (below(7)) {
            case 0 -> {
                bytes = new byte[below(300)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) below(256);
                }
            }
            case 1 -> bytes = Arrays.copyOf(bytes, below(bytes.length));
            case 2 -> bytes = (frame.get() + frame.get()).getBytes(StandardCharsets.UTF_8);
            case 3 -> bytes = nested(90 + below(4_000)).getBytes(StandardCharsets.UTF_8);
            case 4 ->
                bytes = "{\"event\":\"heartbeat\",\"event\":\"x\",\"id\":7,\"id\":8}".getBytes(StandardCharsets.UTF_8);
            default -> {
                for (int i = below(5); i >= 0; i--) {
                    bytes[below(bytes.length)] = (byte) below(256);
                }
            }
        }
        return bytes;
    }

    private <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }
}
