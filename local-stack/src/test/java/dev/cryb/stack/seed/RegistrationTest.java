package dev.cryb.stack.seed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    private static final String TOKENS = """
            {"accessToken": "t", "user": {"id": "1", "username": "u"}}""";

    private final Deque<Integer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private HttpServer gateway;

    @BeforeEach
    void open() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            asked.add(exchange.getRequestURI().getPath());
            var body = TOKENS.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answers.remove(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void close() {
        gateway.stop(0);
    }

    @Test
    void anAccountThatWasMadeThoughTheGatewaySaidBusyIsLoggedInto() throws Exception {
        answers.addAll(List.of(503, 409, 200));

        assertThat(register()).isEqualTo(new Account("1", "u", "t"));
        assertThat(asked).containsExactly("/auth/register", "/auth/register", "/auth/login");
    }

    @Test
    void aNameTakenAtTheFirstTryIsSomebodyElses() {
        answers.add(409);

        assertThatThrownBy(this::register).hasMessageContaining("409");
    }

    @Test
    void limitsAreToldWithTheWayAroundThem() {
        answers.add(429);

        assertThatThrownBy(this::register).hasMessageContaining("CRYB_LIMITS_ENABLED=false");
    }

    private Account register() throws IOException, InterruptedException {
        var address = "http://127.0.0.1:" + gateway.getAddress().getPort();
        return new Registration(HttpClient.newHttpClient(), "password").register(address, "u");
    }
}
