package dev.cryb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.event.Event;
import dev.cryb.event.Notice;
import dev.cryb.event.VoiceEvent;
import dev.cryb.json.Json;
import dev.cryb.request.ModeratesVoice;
import dev.cryb.request.RequestType;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The schemas of all that clients ask, are answered and are told, by wire name. */
public final class Contract {

    private final Schemas schemas = new Schemas();
    private final DocExamples examples = new DocExamples();
    private final Map<String, ObjectNode> requests = new TreeMap<>();
    private final Map<String, ObjectNode> acks = new TreeMap<>();
    private final Map<String, ObjectNode> events = new TreeMap<>();

    public Contract() {
        for (RequestType type : publicRequests()) {
            requests.put(type.wireName(), request(type));
            String shape = AckShapes.of(type.wireName());
            acks.put(type.wireName(), shape == null ? examples.ack(type.wireName()) : Shapes.read(schemas, shape));
        }
        records(Event.class).forEach(this::event);
        records(Notice.class).forEach(notice -> told(wireName(notice), schemas.of(notice, Schemas.Direction.OUT)));
        OwnEvents.SHAPES.forEach((name, shape) -> told(name, Shapes.read(schemas, shape)));
        schemas.definitions().put("Error", Shapes.read(schemas, """
                {code: ErrorCode, message: string, retryable: boolean, retryAfterMs?: int, field?: string,
                permission?: string, correlationId?: string}"""));
        schemas.definitions().put("RateLimit", Shapes.read(schemas, "{limit: int, remaining: int, resetMs: int}"));
    }

    /** What clients may ask. */
    public static List<RequestType> publicRequests() {
        return Arrays.stream(RequestType.values())
                .filter(type -> !type.isInternal())
                .sorted(Comparator.comparing(RequestType::wireName))
                .toList();
    }

    public Map<String, ObjectNode> requests() {
        return requests;
    }

    /** What stands in {@code data} of an ack that is ok. */
    public Map<String, ObjectNode> acks() {
        return acks;
    }

    public Map<String, ObjectNode> events() {
        return events;
    }

    public Map<String, ObjectNode> definitions() {
        return schemas.definitions();
    }

    /** All in one: {@code {requests, acks, events, definitions}}. */
    public ObjectNode tree() {
        ObjectNode tree = Schemas.object();
        tree.put("$schema", "http://json-schema.org/draft-07/schema#");
        tree.set("requests", all(requests));
        tree.set("acks", all(acks));
        tree.set("events", all(events));
        tree.set("definitions", all(schemas.definitions()));
        return tree;
    }

    private static JsonNode all(Map<String, ObjectNode> named) {
        ObjectNode tree = Schemas.object();
        named.forEach(tree::set);
        return tree;
    }

    private ObjectNode request(RequestType type) {
        ObjectNode schema = schemas.record(type.record(), Schemas.Direction.IN);
        ObjectNode properties = (ObjectNode) schema.get("properties");
        if (type.isCommand() && !properties.has("nonce")) {
            properties
                    .putObject("nonce")
                    .put("type", "string")
                    .put("minLength", 1)
                    .put("maxLength", 64)
                    .put("description", "Yours; said again within two hours it has no second effect.");
        }
        return schema;
    }

    private void event(Class<?> record) {
        ObjectNode data = schemas.of(
                Arrays.stream(record.getRecordComponents())
                        .filter(component -> component.getName().equals("data"))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException(record + " has no data"))
                        .getGenericType(),
                Schemas.Direction.OUT);
        if (Arrays.stream(record.getRecordComponents())
                .anyMatch(one -> one.getName().equals("wireName"))) {
            // One record for all steps between two people, one for what moderators do to calls.
            boolean calls = record == VoiceEvent.VoiceModerated.class;
            publicRequests().stream()
                    .filter(type -> calls
                            ? ModeratesVoice.class.isAssignableFrom(type.record())
                            : type.wireName().startsWith("friend:"))
                    .forEach(type -> told(type.wireName(), data));
        } else {
            told(wireName(record), data);
        }
    }

    /** The same event may come from two records, if it looks the same. */
    private void told(String name, ObjectNode schema) {
        ObjectNode known = events.putIfAbsent(name, schema);
        if (known != null && !resolved(known).equals(resolved(schema))) {
            throw new IllegalStateException(name + " comes in two shapes: " + known + " and " + schema);
        }
    }

    private JsonNode resolved(ObjectNode schema) {
        String reference = schema.path("$ref").asText();
        return reference.isEmpty()
                ? schema
                : schemas.definitions().getOrDefault(reference.substring("#/definitions/".length()), schema);
    }

    /** The records that a sealed type permits, at whatever depth. */
    public static Stream<Class<?>> records(Class<?> type) {
        return type.isRecord()
                ? Stream.of(type)
                : Arrays.stream(type.getPermittedSubclasses()).flatMap(Contract::records);
    }

    /** A wire name depends on no field: it is asked of an empty record. */
    private static String wireName(Class<?> record) {
        try {
            Class<?>[] types = Arrays.stream(record.getRecordComponents())
                    .map(RecordComponent::getType)
                    .toArray(Class<?>[]::new);
            Constructor<?> constructor = record.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            @Nullable
            Object[] nothing = Arrays.stream(types).map(Contract::empty).toArray();
            Object one = constructor.newInstance(nothing);
            return one instanceof Event event ? event.wireName() : ((Notice) one).wireName();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(record.toString(), e);
        }
    }

    private static @Nullable Object empty(Class<?> type) {
        return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0) : null;
    }

    /** As it is written to files: for people and for comparing line by line. */
    static String pretty(JsonNode tree) {
        return tree.toPrettyString() + "\n";
    }

    static JsonNode copy(JsonNode tree) {
        try {
            return Json.tree(tree.toString());
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
