package dev.cryb.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.request.Ack;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class SessionMetersTest {

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final SessionMeters meters = new SessionMeters(registry);

    @Test
    void answersCountByEventAndOutcome() {
        meters.answered("message:create", Ack.okJson("{\"code\":\"CONFLICT\"}").json());
        meters.answered("message:create", refused(ErrorCode.RATE_LIMITED));
        meters.answered("message:create", refused(ErrorCode.RATE_LIMITED));

        assertThat(acks("message:create", "ok")).isEqualTo(1);
        assertThat(acks("message:create", "RATE_LIMITED")).isEqualTo(2);
    }

    @Test
    void whateverClientsInventIsOneUnknown() {
        for (int i = 0; i < 100; i++) {
            meters.answered("invented " + i, refused(ErrorCode.UNKNOWN_EVENT));
            meters.took("internal:ready", System.nanoTime());
        }
        meters.answered("message:edit", "{\"ok\":false,\"error\":{\"code\":\"MADE_UP\"}}");
        meters.answered("message:edit", "{\"ok\":false}");

        assertThat(acks("unknown", "UNKNOWN_EVENT")).isEqualTo(100);
        assertThat(acks("message:edit", "unknown")).isEqualTo(2);
        assertThat(registry.getMeters().stream()
                        .flatMap(meter -> meter.getId().getTags().stream())
                        .filter(tag -> tag.getKey().equals("event"))
                        .map(Tag::getValue))
                .containsOnly("unknown", "message:edit");
    }

    @Test
    void latencyIsFromArrivalToAnswer() {
        meters.took("message:create", System.nanoTime() - TimeUnit.MILLISECONDS.toNanos(40));

        assertThat(registry.get("cryb.gateway.ack")
                        .tag("event", "message:create")
                        .timer()
                        .totalTime(TimeUnit.MILLISECONDS))
                .isBetween(40.0, 5_000.0);
    }

    @Test
    void thoseWhoComeBackCountByWhatBecameOfThem() {
        meters.resumed(true);
        meters.resumed(true);
        meters.resumed(false);
        meters.shed();

        assertThat(registry.get("cryb.gateway.resumes")
                        .tag("outcome", "resumed")
                        .counter()
                        .count())
                .isEqualTo(2);
        assertThat(registry.get("cryb.gateway.resumes")
                        .tag("outcome", "anew")
                        .counter()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("cryb.gateway.shed").functionCounter().count()).isEqualTo(1);
    }

    @Test
    void deliveriesAndClosesCount() {
        meters.delivered();
        meters.delivered();
        meters.closed(4013);

        assertThat(registry.get("cryb.gateway.deliveries").functionCounter().count())
                .isEqualTo(2);
        assertThat(registry.get("cryb.gateway.closes")
                        .tag("code", "4013")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    private double acks(String event, String outcome) {
        return registry.get("cryb.gateway.acks")
                .tags("event", event, "outcome", outcome)
                .counter()
                .count();
    }

    private static String refused(ErrorCode code) {
        return Ack.refused(Refused.of(code, "no")).json();
    }
}
