package dev.cryb.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OtlpTracesTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Test
    void stepsOfOneRequestReachTheCollectorAsOneTrace() {
        try (OtlpReceiver collector = OtlpReceiver.start()) {
            Traces gateway = OtlpTraces.to(collector.url() + "/", 1, "gateway", "gateway-1");
            Traces messaging = OtlpTraces.to(collector.url(), 1, "messaging", "messaging-1");
            Step request = Objects.requireNonNull(gateway.begin("message:create"));
            Step command = Objects.requireNonNull(
                    messaging.step("message:create", Traces.Kind.CONSUMER, request.traceparent()));
            command.note("cryb.partition", 7).end();
            request.note("cryb.outcome", "ok").end();
            request.end();
            messaging.close(LONGEST);
            gateway.close(LONGEST);

            List<OtlpReceiver.Span> spans = collector.spans();
            assertThat(spans).hasSize(2);
            OtlpReceiver.Span child = spans.get(0);
            OtlpReceiver.Span root = spans.get(1);
            assertThat(child.service()).isEqualTo("cryb-messaging");
            assertThat(root.service()).isEqualTo("cryb-gateway");
            assertThat(child.traceId()).isEqualTo(root.traceId()).hasSize(32);
            assertThat(child.parentId()).isEqualTo(root.spanId());
            assertThat(root.parentId()).isEmpty();
            assertThat(child.attributes()).containsEntry("cryb.partition", "7");
            assertThat(root.attributes()).containsEntry("cryb.outcome", "ok");
            assertThat(root.startNanos()).isLessThanOrEqualTo(child.startNanos());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-0123456789abcdef-01",
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-00",
                "00-0123456789abcdef0123456789abcdef-0123456789abcdef-zz",
                "ff-0123456789abcdef0123456789abcdef-0123456789abcdef-01"
            })
    void whatIsNoParentOfOursIsNotTraced(String parent) {
        try (OtlpReceiver collector = OtlpReceiver.start()) {
            Traces traces = OtlpTraces.to(collector.url(), 1, "messaging", "messaging-1");
            assertThat(traces.step("x", Traces.Kind.CONSUMER, parent)).isNull();
            assertThat(traces.step("x", Traces.Kind.CONSUMER, null)).isNull();
            traces.close(LONGEST);
            assertThat(collector.spans()).isEmpty();
        }
    }

    @Test
    void withoutACollectorOrAShareThereIsNothing() {
        assertThat(OtlpTraces.to("", 1, "gateway", "gateway-1")).isSameAs(Traces.OFF);
        assertThat(OtlpTraces.to("http://127.0.0.1:1", 0, "gateway", "gateway-1"))
                .isSameAs(Traces.OFF);
        assertThat(Traces.OFF.begin("x")).isNull();
    }

    @Test
    void oneInTenIsTracedWhereThatIsAsked() {
        try (OtlpReceiver collector = OtlpReceiver.start()) {
            Traces traces = OtlpTraces.to(collector.url(), 0.1, "gateway", "gateway-1");
            int traced = 0;
            for (int i = 0; i < 10_000; i++) {
                traced += traces.begin("x") == null ? 0 : 1;
            }
            assertThat(traced).isBetween(800, 1_200);
            traces.close(LONGEST);
        }
    }
}
