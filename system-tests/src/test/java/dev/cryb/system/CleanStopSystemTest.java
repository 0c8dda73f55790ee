package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Services that are asked to stop do so without a fuss. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class CleanStopSystemTest {

    @Test
    void socketsAreToldToComeBackAndNothingIsAmissInTheLogs() {
        try (Stack stack = Stack.start(StackOptions.fresh("voice", "media"))) {
            String url = stack.gatewayUrls().getFirst();
            try (PlainClient alice =
                    PlainClient.signIn(url, People.register(url, "alice").token())) {
                alice.expectAck("server:create", Client.data("name", "home", "nonce", "1"));

                stack.stop("gateway-1");

                assertThat(alice.expectClosing().get("closeCode").asInt()).isEqualTo(1012);
                assertThat(alice.expectClosing().get("retryAfterMs").asInt()).isNotNegative();
            }
            stack.stop("messaging-1");

            assertThat(stack.log("gateway-1"))
                    .content()
                    .contains("gateway stopped")
                    .satisfies(this::isQuiet);
            assertThat(stack.log("messaging-1"))
                    .content()
                    .contains("messaging stopped")
                    .satisfies(this::isQuiet);
        }
    }

    private void isQuiet(String log) {
        assertThat(log.lines().filter(line -> line.contains("ERROR") || line.contains("Exception")))
                .isEmpty();
        assertThat(log.lines().filter(line -> line.contains("WARN") && line.contains("dev.cryb")))
                .isEmpty();
    }
}
