package dev.cryb.contract;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Reads a shape in short: {@code {channelId: ChannelId, count: int, entries: AuditEntry[], reason?: string}}. */
final class Shapes {

    private static final List<String> PACKAGES =
            List.of("dev.cryb.model.", "dev.cryb.id.", "dev.cryb.permission.", "dev.cryb.error.", "dev.cryb.event.");
    private static final Map<String, Class<?>> PLAIN = Map.of(
            "string", String.class,
            "int", int.class,
            "boolean", boolean.class,
            "instant", Instant.class);

    private final Schemas schemas;
    private final String text;
    private int at;

    private Shapes(Schemas schemas, String text) {
        this.schemas = schemas;
        this.text = text.replaceAll("\\s+", "");
    }

    static ObjectNode read(Schemas schemas, String text) {
        Shapes reader = new Shapes(schemas, text);
        ObjectNode schema = reader.type();
        if (reader.at != reader.text.length()) {
            throw new IllegalStateException("left over in " + text);
        }
        return schema;
    }

    private ObjectNode type() {
        ObjectNode schema = next('{') ? object() : name();
        while (next('[')) {
            next(']');
            ObjectNode list = Schemas.object().put("type", "array");
            list.set("items", schema);
            schema = list;
        }
        return schema;
    }

    private ObjectNode object() {
        ObjectNode schema = Schemas.object().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.shared().createArrayNode();
        while (!next('}')) {
            String field = word();
            if (!next('?')) {
                required.add(field);
            }
            next(':');
            properties.set(field, type());
            next(',');
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema;
    }

    private ObjectNode name() {
        String name = word();
        Class<?> plain = PLAIN.get(name);
        if (plain != null) {
            return schemas.of(plain, Schemas.Direction.OUT);
        }
        for (String folder : PACKAGES) {
            try {
                return schemas.of(Class.forName(folder + name), Schemas.Direction.OUT);
            } catch (ClassNotFoundException e) {
                // in another one
            }
        }
        throw new IllegalStateException("nothing is named " + name);
    }

    private String word() {
        int start = at;
        while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '$')) {
            at++;
        }
        if (at == start) {
            throw new IllegalStateException("a name is missing at " + start + " of " + text);
        }
        return text.substring(start, at);
    }

    private boolean next(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }
}
