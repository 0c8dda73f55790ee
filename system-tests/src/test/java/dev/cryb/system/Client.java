package dev.cryb.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import java.time.Duration;
import java.util.function.Predicate;

/** A client as tests speak of it; every wait has a bound. */
interface Client extends AutoCloseable {

    Duration PATIENCE = Duration.ofSeconds(20);

    /** Asks something and waits for its ack: the one object of protocol.md section 2. */
    JsonNode ask(String event, JsonNode data);

    /** The next event of this name, with those before it that do not fit left aside. */
    JsonNode expectEvent(String name, Predicate<JsonNode> fits);

    /** Fails if such an event comes, or came and was not expected, before the answer to a later request. */
    void expectNone(String name, Predicate<JsonNode> fits);

    /** Waits until the server has ended the connection; answers what it was told. */
    JsonNode expectClosing();

    @Override
    void close();

    default void expectNone(String name) {
        expectNone(name, data -> true);
    }

    default JsonNode expectEvent(String name) {
        return expectEvent(name, data -> true);
    }

    /** Asks and expects success; answers the data. */
    default JsonNode expectAck(String event, JsonNode data) {
        JsonNode ack = ask(event, data);
        if (!ack.path("ok").asBoolean()) {
            throw new AssertionError(event + " was refused: " + ack);
        }
        return ack.get("data");
    }

    /** Asks and expects a refusal; answers the error. */
    default JsonNode expectRefusal(String event, JsonNode data, String code) {
        JsonNode ack = ask(event, data);
        if (ack.path("ok").asBoolean()
                || !ack.path("error").path("code").asText().equals(code)) {
            throw new AssertionError(event + " should be refused with " + code + ": " + ack);
        }
        return ack.get("error");
    }

    /** An object from names and values. */
    static ObjectNode data(Object... namesAndValues) {
        ObjectNode node = Json.shared().createObjectNode();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            node.set((String) namesAndValues[i], Json.shared().valueToTree(namesAndValues[i + 1]));
        }
        return node;
    }
}
