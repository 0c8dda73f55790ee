package dev.cryb.gateway.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.Refused;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.RequestType;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Several gateways that hear each other, and what they let one user do together. */
class SharingTest {

    private static final UserId ALICE = new UserId(4_194_304);
    private static final JsonNode GENERAL = json("{\"channelId\": \"10\"}");

    private final Queue<String> said = new ArrayDeque<>();
    private final List<Limits> gateways = new ArrayList<>();

    private Limits gateway() {
        LimitSettings settings = new SmallRyeConfigBuilder()
                .withMapping(LimitSettings.class)
                .withDefaultValues(Map.of(
                        "cryb.limit.messages", "10/1h",
                        "cryb.limit.sessions-per-user", "3",
                        "cryb.limit.connections", "4/1h"))
                .build()
                .getConfigMapping(LimitSettings.class);
        Limits limits = new Limits(settings, "gateway-" + gateways.size(), said::add, channel -> null);
        gateways.add(limits);
        return limits;
    }

    /** Everybody hears everything. */
    private void talk() {
        for (String word = said.poll(); word != null; word = said.poll()) {
            for (Limits gateway : gateways) {
                gateway.sharing().hear(word);
            }
        }
    }

    private int sent(Limits gateway, int tries) {
        int through = 0;
        for (int i = 0; i < tries; i++) {
            Allowance left = gateway.take(RequestType.MESSAGE_CREATE, GENERAL, ALICE);
            through += left != null && !left.isUsedUp() ? 1 : 0;
            talk();
        }
        return through;
    }

    private static JsonNode json(String text) {
        try {
            return Json.tree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void oneWhoIsOnTwoGatewaysHasOneLimit() {
        Limits one = gateway();
        Limits two = gateway();
        one.enter(ALICE);
        talk();
        assertThat(sent(one, 4)).isEqualTo(4);
        two.enter(ALICE);
        talk();

        assertThat(sent(two, 3)).isEqualTo(3);
        assertThat(sent(one, 2)).isEqualTo(2);
        assertThat(sent(two, 5)).isEqualTo(1);
        assertThat(sent(one, 5)).isZero();
    }

    @Test
    void oneWhoGoesFromGatewayToGatewayTakesAlongWhatIsUsedUp() {
        Limits one = gateway();
        Limits two = gateway();
        one.enter(ALICE);
        assertThat(sent(one, 8)).isEqualTo(8);
        one.leave(ALICE);
        two.enter(ALICE);
        talk();

        assertThat(sent(two, 5)).isEqualTo(2);
    }

    @Test
    void whatIsSaidAtTheSameTimeAddsUp() {
        Limits one = gateway();
        Limits two = gateway();
        one.enter(ALICE);
        two.enter(ALICE);
        talk();
        for (int i = 0; i < 5; i++) {
            one.take(RequestType.MESSAGE_CREATE, GENERAL, ALICE);
            two.take(RequestType.MESSAGE_CREATE, GENERAL, ALICE);
        }
        talk();

        assertThat(sent(one, 1)).isZero();
        assertThat(sent(two, 1)).isZero();
    }

    @Test
    void sessionsAndConnectionsAreCountedTogether() {
        Limits one = gateway();
        Limits two = gateway();
        one.enter(ALICE);
        talk();
        two.enter(ALICE);
        talk();
        one.enter(ALICE);
        talk();
        assertThatThrownBy(() -> two.enter(ALICE)).isInstanceOf(Refused.class);
        one.leave(ALICE);
        talk();
        two.enter(ALICE);

        String address = "192.0.2.1";
        one.connect(address);
        one.opened(address);
        two.connect(address);
        two.opened(address);
        talk();
        // What came before they knew of each other is taken to be the same one.
        for (Limits gateway : List.of(one, two, one)) {
            assertThat(gateway.connect(address)).isZero();
            talk();
        }
        assertThat(one.connect(address)).isPositive();
        assertThat(two.connect(address)).isPositive();
    }
}
