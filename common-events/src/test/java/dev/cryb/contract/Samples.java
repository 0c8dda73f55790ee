package dev.cryb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.cryb.json.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Values that fit a schema, and values that do not, from both sides of each of its limits. */
final class Samples {

    private final Map<String, ObjectNode> definitions;

    Samples(Map<String, ObjectNode> definitions) {
        this.definitions = definitions;
    }

    /** A schema without its reference and without null. */
    ObjectNode plain(JsonNode schema) {
        if (schema.has("$ref")) {
            return plain(Objects.requireNonNull(
                    definitions.get(schema.get("$ref").asText().substring("#/definitions/".length()))));
        }
        if (schema.has("anyOf") && !schema.has("properties")) {
            return plain(schema.get("anyOf").get(0));
        }
        return (ObjectNode) schema;
    }

    /** The smallest object: what is required, and the first of what must be chosen from. */
    ObjectNode smallest(JsonNode schema) {
        ObjectNode plain = plain(schema);
        ObjectNode sample = Json.shared().createObjectNode();
        for (JsonNode name : plain.path("required")) {
            sample.set(name.asText(), some(plain.get("properties").get(name.asText())));
        }
        JsonNode choice = plain.path("oneOf").path(0).path("required").path(0);
        if (choice.isMissingNode()) {
            choice = plain.path("then").path("required").path(0);
        }
        if (choice.isTextual()) {
            sample.set(choice.asText(), some(plain.get("properties").get(choice.asText())));
        }
        return sample;
    }

    JsonNode some(JsonNode schema) {
        return good(schema).findFirst().orElseThrow();
    }

    /** Values that fit, the least and the greatest among them. */
    Stream<JsonNode> good(JsonNode schema) {
        ObjectNode plain = plain(schema);
        if (plain.has("enum")) {
            return stream(plain.get("enum"));
        }
        if (plain.has("examples")) {
            return stream(plain.get("examples"));
        }
        switch (type(plain)) {
            case "boolean":
                return Stream.of(BooleanNode.TRUE, BooleanNode.FALSE);
            case "integer":
                long low = plain.path("minimum").asLong(1);
                return Stream.of(number(low), number(plain.path("maximum").asLong(Math.max(low, 1000))));
            case "array":
                int least = plain.path("minItems").asInt(0);
                int most = plain.path("maxItems").asInt(Math.max(least, 3));
                return Stream.of(list(plain, Math.max(least, 1)), list(plain, least), list(plain, most));
            case "object":
                return Stream.of(smallest(plain));
            default:
                return texts(plain);
        }
    }

    private Stream<JsonNode> texts(ObjectNode plain) {
        String pattern = plain.path("pattern").asText();
        if (pattern.startsWith("^[1-9]")) {
            return Stream.of("250000000000000001", "1").map(TextNode::new);
        }
        if (pattern.startsWith("^[0-9]")) {
            return Stream.of("0", "1024").map(TextNode::new);
        }
        if (plain.path("format").asText().equals("date-time")) {
            return Stream.of(new TextNode("2030-01-01T00:00:00Z"));
        }
        int least = Math.max(plain.path("minLength").asInt(0), pattern.isEmpty() ? 0 : 1);
        int most = plain.path("maxLength").asInt(20_000);
        return Stream.of("a".repeat(Math.max(least, 1)), "a".repeat(least), "a".repeat(most), "😀".repeat(most))
                .map(TextNode::new);
    }

    /** Values that do not fit: of other types, and just beyond each limit. */
    List<JsonNode> bad(JsonNode schema) {
        ObjectNode plain = plain(schema);
        List<JsonNode> bad = new ArrayList<>();
        String type = type(plain);
        if (!type.equals("object")) {
            bad.add(Json.shared().createObjectNode().put("a", 1));
        }
        if (!type.equals("array")) {
            bad.add(Json.shared().createArrayNode().add(true));
        }
        if (!type.equals("boolean")) {
            bad.add(BooleanNode.TRUE);
        }
        if (type.equals("string") ? !plain.path("format").asText().equals("date-time") : !type.equals("integer")) {
            bad.add(new IntNode(7));
        }
        if (!type.equals("string")
                || plain.has("enum")
                || plain.path("pattern").asText().contains("[0-9]")) {
            bad.add(new TextNode("other"));
        }
        if (plain.path("minLength").asInt(0) > 0) {
            bad.add(new TextNode("a".repeat(plain.get("minLength").asInt() - 1)));
        }
        if (plain.has("maxLength")) {
            bad.add(new TextNode("a".repeat(plain.get("maxLength").asInt() + 1)));
        }
        if (plain.path("pattern").asText().contains("\\u0000")) {
            bad.add(new TextNode("a\u0007b"));
            bad.add(new TextNode("   "));
        }
        if (plain.has("minimum")) {
            bad.add(number(plain.get("minimum").asLong() - 1));
        }
        if (plain.has("maximum")) {
            bad.add(number(plain.get("maximum").asLong() + 1));
        }
        if (plain.path("minItems").asInt(0) > 0) {
            bad.add(list(plain, plain.get("minItems").asInt() - 1));
        }
        if (plain.has("maxItems")) {
            bad.add(list(plain, plain.get("maxItems").asInt() + 1));
        }
        if (type.equals("array")) {
            bad(plain.get("items"))
                    .forEach(entry -> bad.add(Json.shared()
                            .createArrayNode()
                            .addAll((ArrayNode) list(
                                    plain, Math.max(1, plain.path("minItems").asInt(1)) - 1))
                            .add(entry)));
        }
        if (type.equals("object")) {
            plain.path("required").forEach(name -> {
                ObjectNode without = smallest(plain);
                without.remove(name.asText());
                bad.add(without);
            });
            plain.path("properties").properties().forEach(field -> bad(field.getValue())
                    .forEach(value -> bad.add(smallest(plain).set(field.getKey(), value))));
        }
        return bad;
    }

    private JsonNode list(ObjectNode plain, int size) {
        ArrayNode list = Json.shared().createArrayNode();
        for (int i = 0; i < size; i++) {
            list.add(some(plain.get("items")));
        }
        return list;
    }

    private static String type(ObjectNode plain) {
        JsonNode type = plain.path("type");
        return type.isArray() ? type.get(0).asText() : type.asText("string");
    }

    private static JsonNode number(long value) {
        return value == (int) value ? new IntNode((int) value) : new LongNode(value);
    }

    private static Stream<JsonNode> stream(JsonNode values) {
        return Stream.iterate(0, i -> i < values.size(), i -> i + 1).map(values::get);
    }
}
