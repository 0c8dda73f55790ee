package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.stack.Stack;
import dev.cryb.stack.StackOptions;
import dev.cryb.system.People.Person;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A gateway takes so many sockets and no more, and goes on serving those that it has. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class FullGatewaySystemTest {

    @Test
    void socketTooManyIsRefusedUntilAnotherLeaves() {
        try (Stack stack = Stack.start(StackOptions.fresh()
                .withEnvironment("CRYB_LIMITS_ENABLED", "false")
                .withEnvironment("CRYB_OVERLOAD_SOCKETS", "2"))) {
            String url = stack.gatewayUrls().get(0);
            Person alice = People.register(url, "alice");
            try (PlainClient first = PlainClient.signIn(url, alice.token());
                    PlainClient second = PlainClient.signIn(url, alice.token())) {
                assertThatThrownBy(() -> new RawSocket(url, "/gateway"))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("HTTP/1.1 503");
                assertThatThrownBy(() -> new RawSocket(url, "/socket.io/?EIO=4&transport=websocket"))
                        .isInstanceOf(IOException.class)
                        .hasMessageStartingWith("HTTP/1.1 503");
                assertThat(People.get(url, "/socket.io/?EIO=4&transport=polling")
                                .status())
                        .isEqualTo(503);
                first.expectAck("server:create", Client.data("name", "home"));

                second.close();

                Awaitility.await()
                        .atMost(10, TimeUnit.SECONDS)
                        .ignoreExceptions()
                        .untilAsserted(() -> new RawSocket(url, "/gateway").close());
            }
        }
    }
}
