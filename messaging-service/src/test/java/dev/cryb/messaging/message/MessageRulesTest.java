package dev.cryb.messaging.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.ChannelAccess;
import dev.cryb.event.MemberAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.model.ChannelType;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateMessage;
import java.time.Instant;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MessageRulesTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
    private static final ChannelModel SLOW =
            new ChannelModel(new ChannelAccess(new ChannelId(1), ChannelType.TEXT, null, List.of()), 0, 10, 0);

    @Test
    void timeoutComesBeforeTheMissingRight() {
        CreateMessage command = new CreateMessage(SLOW.id(), "hello", null, null, null);

        assertThat(refusal(() -> MessageRules.check(command, seen(true))).code())
                .isEqualTo(ErrorCode.TIMED_OUT);
        assertThat(refusal(() -> MessageRules.check(command, seen(false))).permission())
                .isEqualTo("SEND_MESSAGES");
    }

    @Test
    void slowmodeEndsToTheMillisecond() {
        assertThat(refusal(() -> MessageRules.checkSlowmode(SLOW, NOON, NOON.plusMillis(9_999)))
                        .retryAfterMs())
                .isEqualTo(1);
        assertThatCode(() -> MessageRules.checkSlowmode(SLOW, NOON, NOON.plusMillis(10_000)))
                .doesNotThrowAnyException();
    }

    @Test
    void slowmodeIsNotAskedOfThoseWhoPassIt() {
        assertThat(MessageRules.isSlowed(SLOW, new Rights(Permissions.EVERYONE_DEFAULT, false)))
                .isTrue();
        for (Permission passes :
                List.of(Permission.BYPASS_SLOWMODE, Permission.MANAGE_MESSAGES, Permission.MANAGE_CHANNELS)) {
            assertThat(MessageRules.isSlowed(SLOW, new Rights(Permissions.of(passes), false)))
                    .isFalse();
        }
    }

    private static ChannelSight seen(boolean timedOut) {
        ServerId server = new ServerId(1);
        UserId user = new UserId(2);
        return new ChannelSight.InServer(
                new ServerModel(Rights.Ground.of(server, new UserId(1), List.of()), List.of(SLOW)),
                SLOW,
                new MemberAccess(server, user, List.of(), null),
                new Rights(Permissions.NONE, timedOut));
    }

    private static Refused refusal(ThrowingCallable call) {
        return catchThrowableOfType(Refused.class, call);
    }
}
