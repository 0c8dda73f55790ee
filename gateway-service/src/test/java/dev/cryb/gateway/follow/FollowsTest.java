package dev.cryb.gateway.follow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FollowsTest {

    private static final UserId ALICE = new UserId(7);
    private static final UserId BOB = new UserId(8);
    private static final Duration TIME = Duration.ofMinutes(15);

    private Instant now = Instant.parse("2026-01-01T00:00:00.123456Z");
    private final List<Follows> gateways = new ArrayList<>();
    private final Follows here = gateway();
    private final Follows there = gateway();

    private Follows gateway() {
        Follows one = new Follows(word -> List.copyOf(gateways).forEach(gateway -> gateway.hear(word)), () -> now);
        gateways.add(one);
        return one;
    }

    @Test
    void allGatewaysFollowOneWhoIsFollowedOnOneOfThemAndNobodyElse() {
        Follow follow = here.begin(ALICE, null, TIME);

        assertThat(there.covers(ALICE, "any")).isTrue();
        assertThat(there.covers(BOB, "any")).isFalse();
        assertThat(there.all().followed()).containsExactly(follow);
    }

    @Test
    void oneSessionIsFollowedAlone() {
        here.begin(ALICE, "phone", TIME);

        assertThat(there.covers(ALICE, "phone")).isTrue();
        assertThat(there.covers(ALICE, "laptop")).isFalse();
    }

    @Test
    void itEndsByItselfAfterItsTimeAndAfterAnHourAtMost() {
        here.begin(ALICE, null, TIME);
        here.begin(BOB, null, Duration.ofDays(1));

        now = now.plus(TIME);
        assertThat(here.covers(ALICE, "any")).isFalse();
        assertThat(there.covers(ALICE, "any")).isFalse();
        here.restate();
        now = now.plus(Duration.ofMinutes(45));
        here.restate();
        assertThat(here.covers(BOB, "any")).isFalse();
        assertThat(there.covers(BOB, "any")).isFalse();
        assertThat(there.all().followed()).isEmpty();
    }

    @Test
    void whoeverSaysSoEndsItEverywhereForGood() {
        here.begin(ALICE, null, TIME);

        there.end(ALICE);
        here.restate();

        assertThat(here.covers(ALICE, "any")).isFalse();
        assertThat(there.covers(ALICE, "any")).isFalse();
    }

    @Test
    void aGatewayThatComesLaterHearsOfItAgain() {
        here.begin(ALICE, null, TIME);
        Follows late = gateway();
        assertThat(late.covers(ALICE, "any")).isFalse();

        there.restate();
        assertThat(late.covers(ALICE, "any")).isFalse();
        here.restate();
        assertThat(late.covers(ALICE, "any")).isTrue();
    }

    @Test
    void moreThanAHundredAreRefusedAndWhatIsNoWordChangesNothing() {
        for (int i = 0; i < Follows.MOST; i++) {
            here.begin(new UserId(100 + i), null, TIME);
        }
        assertThatThrownBy(() -> here.begin(ALICE, null, TIME))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_REACHED));
        here.begin(new UserId(100), "phone", TIME);

        here.hear("{");
        here.hear("{\"userId\": {}}");

        assertThat(here.all().followed()).hasSize(Follows.MOST);
    }
}
