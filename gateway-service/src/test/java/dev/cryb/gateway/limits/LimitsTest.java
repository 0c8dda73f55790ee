package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.RequestType;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LimitsTest {

    private static final UserId ALICE = new UserId(4_194_304);
    private static final UserId BOB = new UserId(8_388_608);

    private final Map<ChannelId, ServerId> places = new HashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Limits limits = limits(Map.of(
            "cryb.limit.messages", "2/1h",
            "cryb.limit.administration", "2/1h",
            "cryb.limit.typing", "1/1h",
            "cryb.limit.sessions-per-user", "2",
            "cryb.limit.connections", "3/1h",
            "cryb.limit.open-per-address", "2"));

    private Limits limits(Map<String, String> values) {
        return new Limits(
                new SmallRyeConfigBuilder()
                        .withMapping(LimitSettings.class)
                        .withDefaultValues(values)
                        .build()
                        .getConfigMapping(LimitSettings.class),
                "here",
                said::add,
                places::get);
    }

    @Test
    void messagesAreCountedForAUserInAChannel() {
        ask(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '10'}");
        ask(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '10'}");

        assertRefused(() -> ask(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '10'}"));
        ask(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '11'}");
        ask(RequestType.MESSAGE_CREATE, BOB, "{'channelId': '10'}");
    }

    @Test
    void administrationIsCountedForAUserInAServerWhateverItTouches() {
        places.put(new ChannelId(10), new ServerId(7));
        ask(RequestType.CHANNEL_CREATE, ALICE, "{'serverId': '7'}");
        ask(RequestType.CHANNEL_UPDATE, ALICE, "{'channelId': '10'}");

        assertRefused(() -> ask(RequestType.ROLE_CREATE, ALICE, "{'serverId': '7'}"));
        assertRefused(() -> ask(RequestType.CHANNEL_DELETE, ALICE, "{'channelId': '10'}"));
        ask(RequestType.ROLE_CREATE, ALICE, "{'serverId': '8'}");
    }

    @Test
    void whatHasNoLimitOfItsOwnIsFree() {
        for (int i = 0; i < 1_000; i++) {
            ask(RequestType.CHANNEL_ACK, ALICE, "{'channelId': '10'}");
        }
    }

    @Test
    void everyEventOfALimitIsOneOfTheContract() {
        assertThat(Arrays.stream(RequestType.values()).map(LimitKind::of).distinct())
                .contains(LimitKind.MESSAGES, LimitKind.TYPING, LimitKind.HISTORY, LimitKind.ADMINISTRATION)
                .contains(LimitKind.INVITES, LimitKind.CODES, LimitKind.FRIEND_REQUESTS, LimitKind.DIRECT_MESSAGES);
    }

    @Test
    void userHasSoManySessions() {
        limits.enter(ALICE);
        limits.enter(ALICE);

        assertThatThrownBy(() -> limits.enter(ALICE))
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> assertThat(refused.code()).isEqualTo(ErrorCode.LIMIT_REACHED));
        limits.enter(BOB);
        limits.leave(ALICE);
        limits.enter(ALICE);
    }

    @Test
    void addressHasSoManySocketsAndOpensSoMany() {
        limits.opened("192.0.2.1");
        assertThat(limits.connect("192.0.2.1")).isZero();
        limits.opened("192.0.2.1");
        assertThat(limits.connect("192.0.2.1")).isPositive();
        assertThat(limits.connect("192.0.2.2")).isZero();
        limits.closed("192.0.2.1");
        assertThat(limits.connect("192.0.2.1")).isZero();
        assertThat(limits.connect("192.0.2.1")).isZero();
        assertThat(limits.connect("192.0.2.1")).isPositive();
    }

    @Test
    void wholeNetworkOfAnIpv6AddressIsOne() {
        assertThat(Party.network("2001:db8:0:1:0:0:0:1")).isEqualTo(Party.network("2001:db8:0:1:ffff:1:2:3"));
        assertThat(Party.network("2001:db8:0:1:0:0:0:1")).isNotEqualTo(Party.network("2001:db8:0:2:0:0:0:1"));
    }

    @Test
    void withoutLimitsNothingIsRefused() {
        Limits none = limits(Map.of("cryb.limit.enabled", "false", "cryb.limit.typing", "1/1h"));
        FrameMeter frames = none.frames();

        for (int i = 0; i < 2_000; i++) {
            assertThat(none.take(RequestType.CHANNEL_TYPING, json("{'channelId': '10'}"), ALICE))
                    .isNull();
            none.enter(ALICE);
            assertThat(none.connect("192.0.2.1")).isZero();
            assertThat(frames.take(1)).isZero();
        }
        assertThat(said).isEmpty();
    }

    @Test
    void tellsWhatIsLeft() {
        Allowance first = left(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '10'}");
        assertThat(first.limit()).isEqualTo(2);
        assertThat(first.remaining()).isEqualTo(1);
        assertThat(first.resetMs()).isBetween(1_700_000L, 1_800_000L);

        assertThat(left(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '10'}")
                        .remaining())
                .isZero();
        assertThat(limits.take(RequestType.CHANNEL_ACK, json("{'channelId': '10'}"), ALICE))
                .isNull();
    }

    @Test
    void oneWhoComesIsAskedAboutAndNothingElseIsSaid() {
        limits.enter(ALICE);
        ask(RequestType.MESSAGE_CREATE, ALICE, "{'channelId': '10'}");
        limits.leave(ALICE);

        assertThat(said).hasSize(1);
        assertThat(said.get(0)).contains("\"asks\":true");
    }

    private Allowance left(RequestType type, UserId who, String data) {
        return Objects.requireNonNull(limits.take(type, json(data), who));
    }

    private void ask(RequestType type, UserId who, String data) {
        Allowance left = limits.take(type, json(data), who);
        if (left != null && left.isUsedUp()) {
            throw Limits.refused(left.retryAfterMs());
        }
    }

    private static com.fasterxml.jackson.databind.JsonNode json(String data) {
        try {
            return Json.tree(data.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    private static void assertRefused(ThrowingCallable request) {
        assertThatThrownBy(request)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.RATE_LIMITED);
                    assertThat(refused.retryAfterMs()).isPositive();
                });
    }
}
