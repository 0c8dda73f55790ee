package dev.cryb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.json.Json;
import dev.cryb.model.Activity;
import dev.cryb.model.ChannelType;
import dev.cryb.request.AboutPerson;
import dev.cryb.request.CompleteUpload;
import dev.cryb.request.CreateChannel;
import dev.cryb.request.CreateEmoji;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.JoinVoice;
import dev.cryb.request.ListMessages;
import dev.cryb.request.ModeratesVoice;
import dev.cryb.request.RenewVoiceToken;
import dev.cryb.request.RequestMembers;
import dev.cryb.request.RequestPresences;
import dev.cryb.request.RequestUpload;
import dev.cryb.request.Resume;
import dev.cryb.request.RevokeSession;
import dev.cryb.request.SearchMessages;
import dev.cryb.request.Showing;
import dev.cryb.request.UpdatePresence;
import java.util.Map;
import java.util.Set;

/** What compact constructors enforce between fields, or in words that {@code Checks} cannot read. */
final class Rules {

    /** Fields that gateways fill; whatever a client says there is thrown away. */
    private static final Map<Class<?>, Set<String>> INSIDE = Map.of(
            RequestPresences.class, Set.of("inSight"),
            UpdatePresence.class, Set.of("at"),
            JoinVoice.class, Set.of("pass"),
            RenewVoiceToken.class, Set.of("pass"));

    /** Enums that may grow in what clients are told; all others may grow in what they ask only. */
    private static final Set<Class<?>> OPEN = Set.of(ErrorCode.class, ChannelType.class, Activity.Type.class);

    private Rules() {}

    static boolean isInside(Class<?> record, String field) {
        return field.startsWith("_")
                || field.equals("by") && ModeratesVoice.class.isAssignableFrom(record)
                || INSIDE.getOrDefault(record, Set.of()).contains(field);
    }

    static boolean isOpen(Class<?> type) {
        return OPEN.contains(type);
    }

    /** Adds to a record's schema what its fields one by one do not say. */
    static void add(Class<?> record, ObjectNode schema) {
        if (AboutPerson.class.isAssignableFrom(record)) {
            put(property(schema, "username"), "{'minLength': 1, 'maxLength': 32}");
            one(schema, "userId", "username");
        } else if (record == SearchMessages.class) {
            one(schema, "serverId", "channelId");
        } else if (record == CreateChannel.class) {
            property(schema, "type").removeAll();
            put(property(schema, "type"), "{'enum': ['text', 'voice', 'category', 'announcement']}");
        } else if (record == CreateMessage.class) {
            property(schema, "attachments").put("uniqueItems", true);
            put(schema, """
                    {'anyOf': [{'properties': {'content': {'pattern': '\\\\S'}}},
                     {'properties': {'attachments': {'type': 'array', 'minItems': 1}}, 'required': ['attachments']}]}""");
        } else if (record == ListMessages.class) {
            put(property(schema, "toSeq"), "{'minimum': 1}");
            put(schema, """
                    {'oneOf': [{'not': {'anyOf': [%1$s, %2$s, %3$s, %4$s, %5$s]}},
                     %1$s, %2$s, %3$s, {'anyOf': [%4$s, %5$s]}]}""".formatted(
                            given("before"), given("after"), given("around"), given("fromSeq"), given("toSeq")));
            schema.put(
                    "description", "Give one of before, after, around, or a range of seq; toSeq not before fromSeq.");
        } else if (record == RequestMembers.class) {
            put(schema, """
                    {'not': {'required': ['query', 'userIds'], 'properties':
                     {'query': {'type': 'string', 'minLength': 1}, 'userIds': {'type': 'array'}}}}""");
        } else if (record == Resume.class) {
            put(
                    property(schema, "offset"),
                    "{'pattern': '^[0-9]{1,19}-[0-9]{1,19}$', 'examples': ['1767225600000-0']}");
        } else if (record == RevokeSession.class) {
            put(
                    property(schema, "sessionId"),
                    "{'format': 'uuid', 'pattern': '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$', 'examples': ['0e4b3f0c-5c3e-4f5a-9d0a-5a3f0c5c3e4f']}");
            put(schema, """
                    {'oneOf': [%s, {'required': ['all'], 'properties': {'all': {'const': true}}}]}""".formatted(given("sessionId")));
        } else if (record == Showing.class || record == UpdatePresence.class) {
            property(schema, "status").removeAll();
            put(property(schema, "status"), "{'enum': ['online', 'idle', 'dnd', 'invisible']}");
            put(property(schema, "activities"), "{'maxItems': %d}".formatted(Showing.ACTIVITIES));
            put(schema, "{'not': {'allOf': [%s, %s]}}".formatted(given("activities"), given("activity")));
        } else if (record == CreateEmoji.class) {
            property(schema, "name")
                    .put("pattern", "^[A-Za-z0-9_]*$")
                    .putArray("examples")
                    .add("party_cat");
        } else if (record == CompleteUpload.Part.class) {
            schema.withArrayProperty("required").add("partNumber");
        } else if (record == RequestUpload.class) {
            schema.withArrayProperty("required").add("size");
            put(property(schema, "size"), "{'type': 'integer', 'minimum': 1}");
            put(property(schema, "filename"), "{'minLength': 1, 'maxLength': 255}");
            property(schema, "filename").put("pattern", "^(?=.*\\S)[^\\u0000-\\u001f\\u007f-\\u009f/\\\\]*$");
            String word = "[A-Za-z0-9][A-Za-z0-9!#$&^_.+-]*";
            put(
                    property(schema, "contentType"),
                    "{'pattern': '^%1$s/%1$s$', 'examples': ['image/png']}".formatted(word));
            put(
                    property(schema, "sha256"),
                    "{'pattern': '^[0-9a-fA-F]{64}$', 'examples': ['%s']}".formatted("0".repeat(64)));
            put(schema, """
                    {'if': {'properties': {'purpose': {'const': 'attachment'}}},
                     'then': {'required': ['channelId'], 'properties': {'channelId': {'not': {'type': 'null'}}}},
                     'else': {'if': {'properties': {'purpose': {'const': 'emoji'}}},
                     'then': {'required': ['serverId'], 'properties': {'serverId': {'not': {'type': 'null'}}}}}}""");
        } else if (record == Activity.class) {
            put(
                    property(schema, "url"),
                    "{'format': 'uri', 'pattern': '^[Hh][Tt][Tt][Pp][Ss]?://[^/?#]', 'examples': ['https://cryb.dev/']}");
        }
    }

    /** Exactly one of two is given; null counts as absent. */
    private static void one(ObjectNode schema, String first, String second) {
        put(schema, "{'oneOf': [%s, %s]}".formatted(given(first), given(second)));
    }

    private static String given(String field) {
        return "{'required': ['%1$s'], 'properties': {'%1$s': {'not': {'type': 'null'}}}}".formatted(field);
    }

    private static ObjectNode property(ObjectNode schema, String name) {
        return (ObjectNode) schema.get("properties").get(name);
    }

    private static void put(ObjectNode schema, String json) {
        try {
            JsonNode more = Json.tree(json.replace('\'', '"'));
            more.properties().forEach(field -> {
                if (field.getValue() instanceof ArrayNode && schema.has(field.getKey())) {
                    throw new IllegalStateException(field.getKey() + " is said twice");
                }
                schema.set(field.getKey(), field.getValue());
            });
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException(json, e);
        }
    }
}
