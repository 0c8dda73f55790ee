package dev.cryb.system;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cryb.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Holds what really goes over sockets against the published schemas. */
final class Published {

    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7);

    private final JsonNode contract;
    private final Map<String, JsonSchema> schemas = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> faults = new ConcurrentLinkedQueue<>();

    Published() {
        try {
            contract = Json.tree(Files.readString(Path.of("../docs/contract/schemas.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What came and fits no schema, so far. */
    List<String> faults() {
        return new ArrayList<>(faults);
    }

    void event(String name, JsonNode data) {
        check("events", name, data);
    }

    /** A request that was refused for its payload need fit none. */
    void exchange(String name, JsonNode data, JsonNode ack) {
        if (ack.path("ok").asBoolean()) {
            check("requests", name, data);
            check("acks", name, ack.get("data"));
        } else {
            check("definitions", "Error", ack.path("error"));
        }
    }

    private void check(String kind, String name, JsonNode data) {
        schemas.computeIfAbsent(kind + "/" + name, any -> schema(kind, name))
                .validate(data)
                .forEach(fault -> faults.add(kind + "/" + name + ": " + fault.getMessage() + " in " + data));
    }

    private JsonSchema schema(String kind, String name) {
        JsonNode schema = contract.path(kind).path(name);
        if (schema.isMissingNode()) {
            faults.add(kind + "/" + name + " is not in the contract");
        }
        ObjectNode whole = Json.shared().createObjectNode();
        if (!schema.isMissingNode()) {
            whole.putArray("allOf").add(schema);
        }
        whole.set("definitions", contract.get("definitions"));
        return FACTORY.getSchema(whole);
    }
}
