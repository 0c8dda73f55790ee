package dev.cryb.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.contract.Yaml;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Clients of the REST side as it was published last go on working with this one. */
class RestCompatibilityTest {

    private static final Path PUBLISHED = Path.of("../docs/contract/published/openapi.yaml");
    private static final ObjectNode NOW = new OpenApi().tree();

    @Test
    void nothingThatWasPublishedIsTakenAwayOrChanged() throws IOException {
        JsonNode published = Yaml.read(Files.readString(PUBLISHED));

        assertThat(published.path("paths")).isNotEmpty();
        assertThat(RestCompatibility.breaks(published, NOW)).isEmpty();
    }

    @Test
    void growingIsNoBreak() {
        assertThat(breaks(next -> {
                    next.withObjectProperty("paths").putObject("/new").putObject("get");
                    at(next, "/paths/~1auth~1login").putObject("get");
                    ((ArrayNode) at(next, "/paths/~1admin~1users/get").get("parameters"))
                            .addObject()
                            .put("name", "more")
                            .put("in", "query")
                            .put("required", false);
                    fields(next, "LoginInput").putObject("device").put("type", "string");
                    fields(next, "Tokens").putObject("more").put("type", "string");
                    ((ArrayNode) schema(next, "Tokens").get("required")).add("more");
                    at(next, "/paths/~1auth~1login/post/responses").putObject("451");
                    ((ArrayNode) schema(next, "ErrorCode").get("enum")).add("ANOTHER");
                    field(next, "EndAccountInput", "password").put("maxLength", 1024);
                    at(next, "/paths/~1auth~1logout/post").remove("security");
                }))
                .isEmpty();
    }

    @Test
    void namesThatOnlyGeneratorsReadMayChange() {
        assertThat(breaks(next -> {
                    ObjectNode moved =
                            (ObjectNode) next.withObjectProperty("paths").remove("/admin/users/{id}/suspend");
                    ((ObjectNode) moved.at("/post/parameters/0")).put("name", "userId");
                    next.withObjectProperty("paths").set("/admin/users/{userId}/suspend", moved);
                    at(next, "/paths/~1auth~1login/post").put("operationId", "other");
                    next.withObject("/components/schemas").set("Renamed", schema(next, "User"));
                    field(next, "Tokens", "user").put("$ref", "#/components/schemas/Renamed");
                }))
                .isEmpty();
    }

    @Test
    void whatIsGoneIsFound() {
        assertThat(breaks(next -> next.withObjectProperty("paths").remove("/auth/logout")))
                .containsExactly("/auth/logout is gone");
        assertThat(breaks(next -> at(next, "/paths/~1admin~1users~1{id}~1debug").remove("delete")))
                .containsExactly("DELETE /admin/users/{id}/debug is gone");
        assertThat(breaks(next ->
                        ((ArrayNode) at(next, "/paths/~1admin~1users/get").get("parameters")).remove(0)))
                .containsExactly("GET /admin/users takes no query query any more");
        assertThat(breaks(next -> at(next, "/paths/~1auth~1login/post").remove("requestBody")))
                .containsExactly("POST /auth/login takes no body any more");
        assertThat(breaks(next -> {
                    ObjectNode content = at(next, "/paths/~1auth~1login/post/requestBody/content");
                    content.set("application/cbor", content.remove("application/json"));
                }))
                .containsExactly("POST /auth/login body takes no application/json any more");
        assertThat(breaks(next -> fields(next, "RegisterInput").remove("displayName")))
                .containsExactly("POST /auth/register body.displayName is gone");
        assertThat(breaks(next -> fields(next, "Tokens").remove("expiresIn")))
                .containsExactlyInAnyOrder(
                        "POST /auth/login 200.expiresIn is gone",
                        "POST /auth/refresh 200.expiresIn is gone",
                        "POST /auth/register 201.expiresIn is gone");
    }

    @Test
    void answersThatChangeAreFound() {
        assertThat(breaks(next -> {
                    ObjectNode responses = at(next, "/paths/~1auth~1register/post/responses");
                    responses.set("200", responses.remove("201"));
                }))
                .containsExactly(
                        "POST /auth/register answers 201 no more",
                        "POST /auth/register answers 200, which nobody was told");
        assertThat(breaks(next -> {
                    ObjectNode content = at(next, "/paths/~1openapi.yaml/get/responses/200/content");
                    content.set("text/plain", content.remove("application/yaml"));
                }))
                .containsExactly("GET /openapi.yaml 200 has no application/yaml any more");
        assertThat(breaks(next -> field(next, "Tokens", "expiresIn").put("type", "string")))
                .hasSize(3)
                .contains("POST /auth/login 200.expiresIn was [integer], is [string]");
        assertThat(breaks(next -> ((ArrayNode) schema(next, "ManagedUserPage").get("required")).remove(1)))
                .containsExactly("GET /admin/users 200.hasMore may be absent now");
        assertThat(breaks(next -> ((ArrayNode) schema(next, "BreakerStateState").get("enum")).add("ajar")))
                .isNotEmpty()
                .allMatch(found -> found.endsWith("has a new value and was not declared open"));
    }

    @Test
    void askingForMoreIsFound() {
        assertThat(breaks(next -> ((ArrayNode) schema(next, "RegisterInput").get("required")).add("displayName")))
                .containsExactly("POST /auth/register body.displayName is needed now");
        assertThat(breaks(next -> {
                    fields(next, "RegisterInput").putObject("birthday").put("type", "string");
                    ((ArrayNode) schema(next, "RegisterInput").get("required")).add("birthday");
                }))
                .containsExactly("POST /auth/register body.birthday is needed now");
        assertThat(breaks(next ->
                        at(next, "/paths/~1admin~1users/get/parameters/0").put("required", true)))
                .containsExactly("GET /admin/users needs query query now");
        assertThat(breaks(next -> at(next, "/paths/~1auth~1logout/post")
                        .putObject("requestBody")
                        .put("required", true)))
                .containsExactly("POST /auth/logout needs a body now");
        assertThat(breaks(next -> field(next, "EndAccountInput", "password").put("maxLength", 64)))
                .containsExactly("DELETE /auth/account body.password has a lower maxLength");
        assertThat(breaks(next -> field(next, "RegisterInput", "username").put("pattern", "^[a-z]+$")))
                .containsExactly("POST /auth/register body.username has another pattern");
        assertThat(breaks(next -> field(next, "RegisterInput", "username")
                        .putArray("enum")
                        .add("alice")))
                .containsExactly("POST /auth/register body.username takes a few values only");
        assertThat(breaks(next -> at(next, "/paths/~1admin~1users/get/parameters/0/schema")
                        .put("type", "integer")))
                .containsExactly("GET /admin/users query query was [string], is [integer]");
        assertThat(breaks(next -> at(next, "/paths/~1auth~1login/post")
                        .putArray("security")
                        .addObject()
                        .putArray("token")))
                .containsExactly("POST /auth/login is no longer open to all");
        assertThat(breaks(next -> at(next, "/components/securitySchemes/token").put("scheme", "basic")))
                .containsExactly("token is shown in another way");
    }

    @Test
    void aLostValueOfAnEnumThatIsAskedIsFound() {
        ObjectNode before = NOW.deepCopy();
        field(before, "RegisterInput", "username").putArray("enum").add("alice").add("bob");
        ObjectNode after = NOW.deepCopy();
        field(after, "RegisterInput", "username").putArray("enum").add("alice");

        assertThat(RestCompatibility.breaks(before, after))
                .containsExactly("POST /auth/register body.username lost a value");
        assertThat(RestCompatibility.breaks(after, before)).isEmpty();
        assertThat(RestCompatibility.breaks(before, NOW)).isEmpty();
    }

    @Test
    void referencesThatItDoesNotFollowAreRefused() {
        assertThatThrownBy(() -> breaks(next -> at(next, "/paths/~1auth~1login/post/responses")
                        .putObject("200")
                        .put("$ref", "#/components/responses/Tokens")))
                .hasMessageContaining("#/components/responses/Tokens");
    }

    private static List<String> breaks(Consumer<ObjectNode> change) {
        ObjectNode next = NOW.deepCopy();
        change.accept(next);
        assertThat(next).isNotEqualTo(NOW);
        return RestCompatibility.breaks(NOW, next);
    }

    private static ObjectNode at(ObjectNode document, String pointer) {
        return (ObjectNode) document.at(pointer);
    }

    private static ObjectNode schema(ObjectNode document, String name) {
        return at(document, "/components/schemas/" + name);
    }

    private static ObjectNode fields(ObjectNode document, String name) {
        return (ObjectNode) schema(document, name).get("properties");
    }

    private static ObjectNode field(ObjectNode document, String name, String field) {
        return (ObjectNode) fields(document, name).get(field);
    }
}
