package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.trace.OtlpReceiver;
import dev.cryb.trace.OtlpReceiver.Span;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One request is one trace over gateways, Redis, service and Postgres, back to the sockets. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class TracesSystemTest {

    @Test
    void aMessagesWayToAnotherGatewaysSocketIsOneTrace() {
        try (OtlpReceiver collector = OtlpReceiver.start();
                Stack stack = Stack.start(StackOptions.fresh()
                        .withInstances("gateway", 2)
                        .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                        .withEnvironment("OTEL_EXPORTER_OTLP_ENDPOINT", collector.url())
                        .withEnvironment("CRYB_TRACES_RATIO", "1"));
                PlainClient alice = PlainClient.signIn(
                        stack.gatewayUrls().get(0),
                        People.register(stack.gatewayUrls().get(0), "alice").token());
                PlainClient bob = PlainClient.signIn(
                        stack.gatewayUrls().get(1),
                        People.register(stack.gatewayUrls().get(1), "bob").token())) {
            JsonNode home = alice.expectAck("server:create", Client.data("name", "Home"));
            String channel = home.at("/channels/0/id").asText();
            String code = alice.expectAck("invite:create", Client.data("channelId", channel))
                    .get("code")
                    .asText();
            bob.expectAck("server:join", Client.data("inviteCode", code));

            alice.expectAck("message:create", Client.data("channelId", channel, "content", "hello"));
            bob.expectEvent("message:create");

            Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(of(collector))
                    .extracting(Span::name)
                    .contains(
                            "message:create", "ask messaging", "rows", "commit", "publish", "deliver message:create"));
            Awaitility.await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(
                            of(collector).stream().filter(span -> span.name().startsWith("deliver")))
                    .hasSize(2));
            List<Span> spans = of(collector);
            Span root = one(spans, "cryb-gateway", "message:create");
            Span asked = one(spans, "cryb-gateway", "ask messaging");
            Span command = one(spans, "cryb-messaging", "message:create");
            assertThat(root.parentId()).isEmpty();
            assertThat(root.attributes()).containsEntry("cryb.outcome", "ok").containsKey("cryb.request");
            assertThat(asked.parentId()).isEqualTo(root.spanId());
            assertThat(command.parentId()).isEqualTo(asked.spanId());
            assertThat(command.attributes())
                    .containsEntry("cryb.request", root.attributes().get("cryb.request"))
                    .containsEntry("cryb.outcome", "OK");
            assertThat(spans.stream().filter(span -> span.name().equals("rows")))
                    .allSatisfy(span -> assertThat(span.parentId()).isEqualTo(command.spanId()));
            assertThat(one(spans, "cryb-messaging", "commit").parentId()).isEqualTo(command.spanId());
            assertThat(one(spans, "cryb-messaging", "publish").parentId()).isEqualTo(command.spanId());
            assertThat(spans.stream().filter(span -> span.name().startsWith("deliver")))
                    .allSatisfy(span -> {
                        assertThat(span.service()).isEqualTo("cryb-gateway");
                        assertThat(span.parentId()).isEqualTo(command.spanId());
                    });
            assertThat(root.endNanos()).isGreaterThanOrEqualTo(command.endNanos());
        }
    }

    /** The spans of the one trace of a message. */
    private static List<Span> of(OtlpReceiver collector) {
        List<Span> all = collector.spans();
        String trace = all.stream()
                .filter(span -> span.parentId().isEmpty() && span.name().equals("message:create"))
                .map(Span::traceId)
                .findFirst()
                .orElse("none yet");
        return all.stream().filter(span -> span.traceId().equals(trace)).toList();
    }

    private static Span one(List<Span> spans, String service, String name) {
        List<Span> found = spans.stream()
                .filter(span -> span.service().equals(service) && span.name().equals(name))
                .toList();
        assertThat(found).as("%s of %s", name, service).hasSize(1);
        return found.getFirst();
    }
}
