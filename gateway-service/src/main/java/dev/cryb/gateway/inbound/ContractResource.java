package dev.cryb.gateway.inbound;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * The published contract, as it was built in: AsyncAPI, OpenAPI and a schema for each request, ack and event.
 *
 * <p>The files are those of docs/contract; tests there hold them against the records.
 */
@Path("/")
public class ContractResource {

    private static final String YAML = "application/yaml";

    private final String asyncApi = text("asyncapi.yaml");
    private final String openApi = text("openapi.yaml");
    private final ObjectNode schemas = Json.readOwn(text("schemas.json"), ObjectNode.class);

    /** What sockets say and hear, as AsyncAPI 3.0. */
    @GET
    @Path("asyncapi.yaml")
    @Produces(YAML)
    public String asyncApi() {
        return asyncApi;
    }

    /** The REST side, as OpenAPI 3.1. */
    @GET
    @Path("openapi.yaml")
    @Produces(YAML)
    public String openApi() {
        return openApi;
    }

    /** All schemas in one JSON document: {@code {requests, acks, events, definitions}}. */
    @GET
    @Path("schemas")
    @Produces(MediaType.APPLICATION_JSON)
    public ObjectNode schemas() {
        return schemas;
    }

    /** One schema that stands alone: {@code requests}, {@code acks} or {@code events}, and a wire name. */
    @GET
    @Path("schemas/{kind}/{name}")
    @Produces("application/schema+json")
    public String schema(@PathParam("kind") String kind, @PathParam("name") String name) {
        JsonNode schema = schemas.path(kind).path(name);
        if (!schema.isObject() || kind.equals("definitions")) {
            throw new NotFoundException();
        }
        Map<String, JsonNode> used = new TreeMap<>();
        collect(schema, used);
        ObjectNode alone = Json.shared().createObjectNode();
        alone.set("$schema", schemas.get("$schema"));
        alone.put("title", name);
        // Beside a reference, draft 7 ignores everything.
        alone.putArray("allOf").add(schema);
        alone.putObject("definitions").setAll(used);
        return Json.write(alone);
    }

    /** The definitions that a schema refers to, and those that they do. */
    private void collect(JsonNode schema, Map<String, JsonNode> used) {
        for (JsonNode reference : schema.findValues("$ref")) {
            String name = reference.asText().substring("#/definitions/".length());
            JsonNode definition = schemas.path("definitions").path(name);
            if (used.putIfAbsent(name, definition) == null) {
                collect(definition, used);
            }
        }
    }

    private static String text(String name) {
        try (InputStream file = ContractResource.class.getResourceAsStream("/contract/" + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in this build");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
