package dev.cryb.messaging;

import static io.restassured.RestAssured.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.cryb.error.ErrorCode;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.request.CreateMessage;
import dev.cryb.request.CreateServer;
import dev.cryb.request.GetServerState;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

/** What an operator sees of the service. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class VisibilityComponentTest {

    @Inject
    Wire wire;

    @Inject
    World world;

    @Test
    void breakersStandWhereOneCanSeeThem() {
        get("/status/circuit-breakers")
                .then()
                .statusCode(200)
                .body("breakers.size()", equalTo(1))
                .body("breakers[0].name", equalTo("postgres"))
                .body("breakers[0].state", equalTo("closed"))
                .body("breakers[0].failures", equalTo(0));
    }

    @Test
    void whatTheBusDoesIsCountedByEventAndOutcomeWithoutIds() {
        Person alice = world.person("alice");
        ServerId server = ServerId.parse(
                wire.answer(wire.sends(alice.caller(), new CreateServer("Home", null), "found-" + alice.id()))
                        .ok()
                        .at("/server/id")
                        .asText());
        ChannelId nowhere = new ChannelId(server.value());
        wire.answer(wire.sends(alice.caller(), new CreateMessage(nowhere, "hi", null, null, null), "lost"))
                .refused(ErrorCode.UNKNOWN_CHANNEL);
        wire.answer(wire.asks(alice.caller(), new GetServerState(server))).ok();
        wire.answer(wire.asks(alice.caller(), "no:such", "{}")).refused(ErrorCode.UNKNOWN_EVENT);

        String metrics = get("/q/metrics").asString();

        assertThat(metrics)
                .contains("cryb_bus_commands_total{event=\"server:create\",outcome=\"ok\"")
                .contains("cryb_bus_commands_total{event=\"message:create\",outcome=\"refused\"")
                .contains("cryb_bus_query_duration_seconds_count{event=\"server:state\",outcome=\"ok\"")
                .contains("cryb_bus_query_duration_seconds_count{event=\"unknown\",outcome=\"refused\"")
                .contains("cryb_bus_batch_size_count")
                .contains("cryb_bus_batch_duration_seconds_bucket")
                .contains("cryb_bus_partitions_held 64")
                .contains("cryb_bus_publish_lag_seconds")
                .contains("cryb_breaker_open{name=\"postgres\"")
                .doesNotContain(server.toString())
                .doesNotContain("no:such");
    }
}
