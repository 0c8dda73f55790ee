package dev.cryb.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.request.RequestType;
import java.util.Objects;

/** The AsyncAPI 3.0 document: what the gateway receives, with its reply, and what it sends. */
final class AsyncApi {

    private final Contract contract;
    private final ObjectNode root = Schemas.object();
    private final ObjectNode operations = Schemas.object();
    private final ObjectNode messages = Schemas.object();
    private final ObjectNode shown = Schemas.object();

    private AsyncApi(Contract contract) {
        this.contract = contract;
    }

    static String yaml(Contract contract) {
        return Yaml.write(new AsyncApi(contract).tree());
    }

    private ObjectNode tree() {
        root.put("asyncapi", "3.0.0");
        root.putObject("info").put("title", "CRYB gateway").put("version", "1").put("description", """
                        What clients and the gateway say to each other. Payloads are the frames of a plain WebSocket at /gateway; for a
                        client that speaks Socket.IO the event's name is the event's name, data its first argument, and the ack the
                        callback's one argument. Objects may gain fields: ignore those that you do not know.""".replace(
                        '\n', ' '));
        root.put("defaultContentType", "application/json");
        ObjectNode servers = root.putObject("servers");
        servers.putObject("plain")
                .put("host", "localhost:3001")
                .put("protocol", "ws")
                .put("pathname", "/gateway");
        servers.putObject("socketio")
                .put("host", "localhost:3001")
                .put("protocol", "socketio")
                .put("pathname", "/socket.io/")
                .put("description", "Socket.IO 4 (Engine.IO 4), polling and WebSocket.");
        Contract.publicRequests().forEach(this::request);
        contract.events().keySet().forEach(this::event);
        ObjectNode channel = root.putObject("channels").putObject("gateway");
        channel.put("address", "/gateway");
        channel.set("messages", shown);
        root.set("operations", operations);
        ObjectNode components = root.putObject("components");
        components.set("messages", messages);
        ObjectNode schemas = components.putObject("schemas");
        contract.definitions().forEach((name, schema) -> schemas.set(name, moved(schema)));
        return root;
    }

    private void request(RequestType type) {
        String name = type.wireName();
        String key = key(name);
        message(
                        key,
                        name,
                        name,
                        frame(name, Objects.requireNonNull(contract.requests().get(name)), true))
                .put("summary", "May be asked by: " + type.right() + ".");
        ObjectNode ack = Schemas.object();
        ack.put("type", "object").putArray("required").add("ack").add("data");
        ObjectNode properties = ack.putObject("properties");
        properties.putObject("ack").put("type", "integer").put("description", "The request's id.");
        properties.set("data", answer(Objects.requireNonNull(contract.acks().get(name))));
        message(key + ".ack", name + " ack", "Answers " + name, ack);
        ObjectNode operation = operations.putObject("ask." + key);
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/gateway");
        operation.putArray("messages").addObject().put("$ref", "#/channels/gateway/messages/" + key);
        ObjectNode reply = operation.putObject("reply");
        reply.putObject("channel").put("$ref", "#/channels/gateway");
        reply.putArray("messages").addObject().put("$ref", "#/channels/gateway/messages/" + key + ".ack");
    }

    private void event(String name) {
        String key = key(name) + ".event";
        message(
                key,
                name,
                name,
                frame(name, Objects.requireNonNull(contract.events().get(name)), false));
        ObjectNode operation = operations.putObject("tell." + key(name));
        operation.put("action", "send");
        operation.putObject("channel").put("$ref", "#/channels/gateway");
        operation.putArray("messages").addObject().put("$ref", "#/channels/gateway/messages/" + key);
    }

    private ObjectNode message(String key, String name, String title, ObjectNode payload) {
        ObjectNode message = messages.putObject(key).put("name", name).put("title", title);
        message.set("payload", moved(payload));
        shown.putObject(key).put("$ref", "#/components/messages/" + key);
        return message;
    }

    private static ObjectNode frame(String name, ObjectNode data, boolean asked) {
        ObjectNode frame = Schemas.object();
        frame.put("type", "object").putArray("required").add("event").add("data");
        ObjectNode properties = frame.putObject("properties");
        properties.putObject("event").put("const", name);
        properties.set("data", data);
        if (asked) {
            properties.putObject("id").put("type", "integer").put("description", "Without it no ack is sent.");
        } else {
            properties.putObject("offset").put("type", "string").put("description", "Durable events have one.");
        }
        return frame;
    }

    private static ObjectNode answer(ObjectNode data) {
        ObjectNode answer = Schemas.object();
        ObjectNode good = answer.putArray("oneOf").addObject();
        good.put("type", "object").putArray("required").add("ok").add("data");
        ObjectNode properties = good.putObject("properties");
        properties.putObject("ok").put("const", true);
        properties.set("data", data);
        properties.putObject("rateLimit").put("$ref", "#/definitions/RateLimit");
        ObjectNode bad = ((com.fasterxml.jackson.databind.node.ArrayNode) answer.get("oneOf")).addObject();
        bad.put("type", "object").putArray("required").add("ok").add("error");
        properties = bad.putObject("properties");
        properties.putObject("ok").put("const", false);
        properties.putObject("error").put("$ref", "#/definitions/Error");
        properties.putObject("rateLimit").put("$ref", "#/definitions/RateLimit");
        return answer;
    }

    /** Names in AsyncAPI take no colons. */
    private static String key(String wireName) {
        return wireName.replace(':', '.');
    }

    private static JsonNode moved(JsonNode schema) {
        return Yaml.inComponents(schema);
    }
}
