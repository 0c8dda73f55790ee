package dev.cryb.contract;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What docs/protocol.md shows of requests, acks and events. */
final class DocExamples {

    private static final Path DOCUMENT = Path.of("../docs/protocol.md");
    private static final Pattern LINE = Pattern.compile("(\\w+) (→|←|⇐) (\\{.*})");

    private final String text;
    private final Map<String, ObjectNode> acks = new LinkedHashMap<>();
    private final Set<String> requests = new HashSet<>();
    private final Set<String> events = new HashSet<>();

    DocExamples() {
        try {
            text = Files.readString(DOCUMENT);
            Map<String, String> asked = new HashMap<>();
            for (String line : text.lines().toList()) {
                Matcher found = LINE.matcher(line);
                if (found.matches()) {
                    JsonNode json = Json.tree(found.group(3));
                    String event = json.path("event").asText();
                    switch (found.group(2)) {
                        case "→" -> {
                            requests.add(event);
                            asked.put(found.group(1), event);
                        }
                        case "⇐" -> events.add(event);
                        default -> answered(Objects.requireNonNull(asked.get(found.group(1))), json);
                    }
                }
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("protocol.md shows what is no JSON", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void answered(String request, JsonNode ack) {
        if (ack.path("data").isObject()) {
            ObjectNode schema = schema(ack.get("data"));
            ObjectNode known = acks.putIfAbsent(request, schema);
            if (known != null) {
                schema.get("properties").properties().forEach(field -> ((ObjectNode) known.get("properties"))
                        .putIfAbsent(field.getKey(), field.getValue()));
            }
        }
    }

    String text() {
        return text;
    }

    /** All that is sent and comes in examples. */
    Set<String> names() {
        Set<String> names = new HashSet<>(requests);
        names.addAll(events);
        return names;
    }

    /** The types of an ack's fields as far as examples show them; an empty object where none does. */
    ObjectNode ack(String wireName) {
        ObjectNode schema = acks.get(wireName);
        return schema == null ? Schemas.object().put("type", "object") : schema.deepCopy();
    }

    private static ObjectNode schema(JsonNode example) {
        ObjectNode schema = Schemas.object();
        if (example.isObject()) {
            ObjectNode properties = schema.put("type", "object").putObject("properties");
            example.properties().forEach(field -> properties.set(field.getKey(), schema(field.getValue())));
        } else if (example.isArray()) {
            schema.put("type", "array").set("items", example.isEmpty() ? Schemas.object() : schema(example.get(0)));
        } else if (example.isTextual()) {
            schema.put("type", "string");
        } else if (example.isBoolean()) {
            schema.put("type", "boolean");
        } else if (example.isNumber()) {
            schema.put("type", "integer");
        }
        return schema;
    }
}
