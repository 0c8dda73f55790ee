package dev.cryb.messaging.invite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Invite;
import dev.cryb.request.CreateInvite;
import dev.cryb.request.InviteCode;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class InviteRulesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void ageZeroNeverEndsAndNoAgeIsADay() {
        assertThat(fresh(0).expiresAt()).isNull();
        assertThat(InviteRules.fresh(
                                new CreateInvite(new ChannelId(1), null, null),
                                new InviteCode("x"),
                                new ServerId(1),
                                new UserId(1),
                                NOON)
                        .expiresAt())
                .isEqualTo(NOON.plusSeconds(86_400));
    }

    @Test
    void endsAtItsSecondAndAtItsLastUse() {
        assertThatCode(() -> InviteRules.requireOpen(fresh(60), NOON.plusMillis(59_999)))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> InviteRules.requireOpen(fresh(60), NOON.plusSeconds(60)))
                .isInstanceOf(Refused.class);
        Invite used = new Invite("x", new ServerId(1), new ChannelId(1), new UserId(1), 2, 2, null);
        assertThatThrownBy(() -> InviteRules.requireOpen(used, NOON)).isInstanceOf(Refused.class);
    }

    private static Invite fresh(int ageSeconds) {
        return InviteRules.fresh(
                new CreateInvite(new ChannelId(1), ageSeconds, 2),
                new InviteCode("x"),
                new ServerId(1),
                new UserId(1),
                NOON);
    }
}
