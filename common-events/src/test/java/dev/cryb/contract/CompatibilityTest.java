package dev.cryb.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Clients of the last published version go on working with this one. */
class CompatibilityTest {

    private static final Path PUBLISHED = Path.of("../docs/contract/published/schemas.json");

    private final ObjectNode now = new Contract().tree();

    @Test
    void nothingThatWasPublishedIsTakenAwayOrChanged() throws IOException {
        JsonNode published = Json.tree(Files.readString(PUBLISHED));

        assertThat(Compatibility.breaks(published, now)).isEmpty();
    }

    @Test
    void growingIsNoBreak() {
        assertThat(breaks(next -> {
                    properties(next, "requests", "message:create")
                            .putObject("more")
                            .put("type", "string");
                    ((ObjectNode) properties(next, "requests", "message:create").get("content")).put("maxLength", 4000);
                    definition(next, "Message").withObjectProperty("properties").putObject("more");
                    next.withObjectProperty("events").putObject("some:event");
                    ((ArrayNode) definition(next, "ErrorCode").get("enum")).add("ANOTHER");
                }))
                .isEmpty();
    }

    @Test
    void takingAwayAndChangingIsFound() {
        assertThat(breaks(next -> properties(next, "requests", "message:create").remove("replyTo")))
                .containsExactly("requests/message:create.replyTo is gone");
        assertThat(breaks(next -> next.withObjectProperty("events").remove("message:edit")))
                .containsExactly("events/message:edit is gone");
        assertThat(breaks(next -> ((ObjectNode)
                                properties(next, "requests", "message:create").get("content"))
                        .put("maxLength", 100)))
                .containsExactly("requests/message:create.content has a lower maxLength");
        assertThat(breaks(next -> ((ObjectNode)
                                properties(next, "requests", "message:create").get("content"))
                        .putArray("enum")
                        .add("hello")))
                .containsExactly("requests/message:create.content takes a few values only");
        assertThat(breaks(next -> ((ArrayNode) next.at("/requests/message:create/required")).add("nonce")))
                .containsExactly("requests/message:create.nonce is needed now");
        assertThat(breaks(next -> ((ArrayNode) definition(next, "Message").get("required")).remove(0)))
                .isNotEmpty()
                .allMatch(found -> found.endsWith(".id may be absent now"));
        assertThat(breaks(
                        next -> ((ObjectNode) definition(next, "Message").at("/properties/seq")).put("type", "string")))
                .isNotEmpty()
                .allMatch(found -> found.endsWith("seq was [integer], is [string]"));
        assertThat(breaks(next ->
                        ((ArrayNode) definition(next, "RelationshipStatus").get("enum")).add("enemy")))
                .isNotEmpty()
                .allMatch(found -> found.endsWith("has a new value and was not declared open"));
    }

    private java.util.List<String> breaks(Consumer<ObjectNode> change) {
        ObjectNode next = now.deepCopy();
        change.accept(next);
        return Compatibility.breaks(now, next);
    }

    private static ObjectNode properties(ObjectNode tree, String kind, String name) {
        return (ObjectNode) tree.get(kind).get(name).get("properties");
    }

    private static ObjectNode definition(ObjectNode tree, String name) {
        return (ObjectNode) tree.get("definitions").get(name);
    }
}
