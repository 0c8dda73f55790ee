package dev.cryb.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.id.Id;
import dev.cryb.json.Json;
import dev.cryb.permission.Permissions;
import dev.cryb.request.InviteCode;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** JSON Schemas (draft 7) of records, and the definitions that they refer to. */
public final class Schemas {

    private static final String ID = "^[1-9][0-9]{0,18}$";

    /** Whether a record is read from clients, where null is as good as absent, or written to them, without nulls. */
    public enum Direction {
        IN,
        OUT
    }

    private final Map<String, ObjectNode> definitions = new TreeMap<>();
    private final Map<String, Class<?>> owners = new HashMap<>();

    /** All that was referred to so far, by name. */
    public Map<String, ObjectNode> definitions() {
        return definitions;
    }

    /** A record's fields; what is in none of them is allowed and ignored. */
    public ObjectNode record(Class<?> record, Direction direction) {
        ObjectNode schema = object();
        schema.put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = Json.shared().createArrayNode();
        fields(record, direction, properties, required);
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        if (direction == Direction.IN) {
            Rules.add(record, schema);
        }
        return schema;
    }

    private void fields(Class<?> record, Direction direction, ObjectNode properties, ArrayNode required) {
        Checks checks = Checks.of(record);
        for (RecordComponent component : record.getRecordComponents()) {
            JsonProperty renamed = component.getAccessor().getAnnotation(JsonProperty.class);
            String name = renamed == null ? component.getName() : renamed.value();
            if (Rules.isInside(record, name)) {
                continue;
            }
            if (has(record, component, JsonUnwrapped.class)) {
                fields(component.getType(), direction, properties, required);
                continue;
            }
            boolean nullable = isNullable(component.getAnnotatedType());
            boolean needed = !nullable
                    && (direction == Direction.OUT
                            || !component.getType().isPrimitive()
                            || isId(record, component)
                            || checks.requires(name));
            ObjectNode schema = checks.isEmoji(name)
                    ? emoji()
                    : isId(record, component) ? id() : of(component.getGenericType(), direction);
            if (direction == Direction.IN || !schema.has("$ref")) {
                checks.limits(name).properties().forEach(limit -> {
                    if (direction == Direction.IN) {
                        schema.set(limit.getKey(), limit.getValue());
                    }
                });
            }
            properties.set(name, needed || direction == Direction.OUT ? schema : orNull(schema));
            if (needed && !contains(required, name)) {
                required.add(name);
            }
        }
    }

    private static boolean contains(ArrayNode names, String name) {
        for (JsonNode one : names) {
            if (one.asText().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** The schema of a type, as a reference where it has a name. */
    public ObjectNode of(Type type, Direction direction) {
        if (type instanceof ParameterizedType generic) {
            Class<?> raw = (Class<?>) generic.getRawType();
            Type[] arguments = generic.getActualTypeArguments();
            if (raw == List.class) {
                ObjectNode schema = object().put("type", "array");
                schema.set("items", of(arguments[0], direction));
                return schema;
            }
            if (raw == Optional.class) {
                return of(arguments[0], direction);
            }
            if (raw == Map.class) {
                ObjectNode schema = object().put("type", "object");
                schema.set("propertyNames", of(arguments[0], direction));
                schema.set("additionalProperties", of(arguments[1], direction));
                return schema;
            }
        }
        if (!(type instanceof Class<?> plain)) {
            throw new IllegalStateException("no schema for " + type);
        }
        if (plain == String.class) {
            return object().put("type", "string");
        }
        if (plain == Object.class) {
            return object();
        }
        if (plain == int.class || plain == Integer.class || plain == long.class || plain == Long.class) {
            return object().put("type", "integer");
        }
        if (plain == boolean.class || plain == Boolean.class) {
            return object().put("type", "boolean");
        }
        if (plain == Instant.class) {
            return object().put("type", "string").put("format", "date-time");
        }
        if (JsonNode.class.isAssignableFrom(plain)) {
            return object();
        }
        if (Id.class.isAssignableFrom(plain)) {
            return id();
        }
        if (plain == Permissions.class) {
            return named(
                    "Permissions",
                    plain,
                    object().put("type", "string")
                            .put("pattern", "^[0-9]{1,19}$")
                            .put("description", "A mask of rights as a decimal string."));
        }
        if (plain == InviteCode.class) {
            return object().put("type", "string").put("minLength", 1).put("maxLength", 64);
        }
        if (plain.isEnum()) {
            return named(name(plain), plain, enumeration(plain));
        }
        if (plain.isRecord()) {
            String name = name(plain) + (direction == Direction.IN ? "Input" : "");
            if (!definitions.containsKey(name)) {
                definitions.put(name, object());
                definitions.put(name, record(plain, direction));
            }
            return named(name, plain, definitions.getOrDefault(name, object()));
        }
        throw new IllegalStateException("no schema for " + plain);
    }

    private ObjectNode named(String name, Class<?> owner, ObjectNode schema) {
        Class<?> other = owners.putIfAbsent(name, owner);
        if (other != null && other != owner) {
            throw new IllegalStateException(owner + " and " + other + " are both named " + name);
        }
        definitions.put(name, schema);
        return object().put("$ref", "#/definitions/" + name);
    }

    /** {@code Message.Reply} is MessageReply; {@code MessageEvent.ReactionAdded.Data} is ReactionAddedData. */
    static String name(Class<?> type) {
        Class<?> outer = type.getEnclosingClass();
        return outer == null || outer.isInterface() ? type.getSimpleName() : name(outer) + type.getSimpleName();
    }

    private ObjectNode id() {
        return named(
                "Id",
                Id.class,
                object().put("type", "string")
                        .put("pattern", ID)
                        .put("description", "A positive number of 63 bits as a decimal string."));
    }

    private ObjectNode emoji() {
        ObjectNode schema = object().put("type", "string")
                .put("minLength", 1)
                .put("maxLength", 64)
                .put("description", "One emoji of Unicode, or a server's own as name:id.");
        schema.putArray("examples").add("👍");
        return named("Emoji", Emojis.class, schema);
    }

    private interface Emojis {}

    private static ObjectNode enumeration(Class<?> type) {
        ObjectNode schema = object().put("type", "string");
        ArrayNode values = schema.putArray("enum");
        for (Object constant : type.getEnumConstants()) {
            values.add(Json.shared().valueToTree(constant));
        }
        if (Rules.isOpen(type)) {
            schema.put("x-open", true);
        }
        return schema;
    }

    /** Null in the place of a value, as requests may say it. */
    private static ObjectNode orNull(ObjectNode schema) {
        if (schema.path("type").isTextual()) {
            String type = schema.get("type").asText();
            schema.putArray("type").add(type).add("null");
            return schema;
        }
        ObjectNode either = object();
        either.putArray("anyOf").add(schema).add(object().put("type", "null"));
        return either;
    }

    private static boolean isNullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class);
    }

    private static boolean isId(Class<?> record, RecordComponent component) {
        return component.getType() == long.class || component.getType() == Long.class
                ? has(record, component, JsonSerialize.class) || has(record, component, JsonDeserialize.class)
                : false;
    }

    /** Annotations of Jackson stand at the field and the accessor that a component makes. */
    private static boolean has(Class<?> record, RecordComponent component, Class<? extends Annotation> annotation) {
        try {
            return component.getAccessor().isAnnotationPresent(annotation)
                    || record.getDeclaredField(component.getName()).isAnnotationPresent(annotation);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode object() {
        return Json.shared().createObjectNode();
    }
}
