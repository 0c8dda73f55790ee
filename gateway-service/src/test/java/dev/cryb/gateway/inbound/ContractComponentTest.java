package dev.cryb.gateway.inbound;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.cryb.gateway.StoresResource;
import dev.cryb.json.Json;
import dev.cryb.request.RequestType;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoresResource.class)
class ContractComponentTest {

    @Test
    void documentsAreServedAsTheyArePublished() throws IOException {
        for (String name : new String[] {"asyncapi.yaml", "openapi.yaml"}) {
            String served = given().get("/" + name)
                    .then()
                    .statusCode(200)
                    .contentType(startsWith("application/yaml"))
                    .extract()
                    .asString();
            assertThat(served).isEqualTo(Files.readString(Path.of("../docs/contract", name)));
        }
        given().get("/schemas").then().statusCode(200).body("requests.'message:create'.type", equalTo("object"));
    }

    @Test
    void everyRequestHasASchemaThatStandsAlone() throws IOException {
        for (RequestType type : RequestType.values()) {
            for (String kind : new String[] {"requests", "acks"}) {
                String answer = given().get("/schemas/" + kind + "/" + type.wireName())
                        .then()
                        .statusCode(type.isInternal() ? 404 : 200)
                        .extract()
                        .asString();
                if (!type.isInternal()) {
                    JsonSchema schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V7)
                            .getSchema(answer);
                    schema.initializeValidators();
                    assertThat(schema.validate(Json.tree("7"))).isNotEmpty();
                }
            }
        }
        given().get("/schemas/requests/no:such")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("UNKNOWN_EVENT"));
        given().get("/schemas/definitions/Id").then().statusCode(404);
    }
}
