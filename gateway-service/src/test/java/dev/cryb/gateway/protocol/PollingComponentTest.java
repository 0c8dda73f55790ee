package dev.cryb.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Long-polling, request by request. */
@QuarkusTest
@TestProfile(ProtocolOnlyProfile.class)
@SuppressWarnings("NullAway.Init")
class PollingComponentTest {
    private static final String QUERY = "?EIO=4&transport=polling";

    @TestHTTPResource("/socket.io/")
    URI server;

    @Inject
    EchoSessions sessions;

    private final HttpClient http = HttpClient.newHttpClient();

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "GET ?EIO=4 {\"code\":0,\"message\":\"Transport_unknown\"}",
                "GET ?EIO=4&transport=carrier-pigeon {\"code\":0,\"message\":\"Transport_unknown\"}",
                "GET ?EIO=4&transport=polling&sid=abc {\"code\":1,\"message\":\"Session_ID_unknown\"}",
                "POST ?EIO=4&transport=polling {\"code\":2,\"message\":\"Bad_handshake_method\"}",
                "GET ?EIO=4&transport=websocket {\"code\":3,\"message\":\"Bad_request\"}",
                "GET ?EIO=3&transport=polling {\"code\":5,\"message\":\"Unsupported_protocol_version\"}",
                "GET ?transport=polling {\"code\":5,\"message\":\"Unsupported_protocol_version\"}",
            })
    void officialErrors(String method, String query, String body) throws Exception {
        HttpResponse<String> answer = send(request(query).method(method, BodyPublishers.noBody()));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo(body.replace('_', ' '));
    }

    @Test
    void jsonpAndOtherUnknownParametersAreIgnored() throws Exception {
        HttpResponse<String> answer = send(request(QUERY + "&j=0&b64=1&t=xyz&x").GET());

        assertThat(answer.body()).startsWith("0{\"sid\":\"");
        assertThat(answer.headers().firstValue("content-type")).hasValue("text/plain; charset=UTF-8");
    }

    @Test
    void severalPacketsInABodyBothWays() throws Exception {
        String sid = connected();

        assertThat(post(sid, "421[\"x\",{}]\u001e422[\"x\",{\"é\":1}]").body()).isEqualTo("ok");

        assertThat(poll(sid).body())
                .isEqualTo("431[{\"ok\":true,\"data\":{}}]\u001e432[{\"ok\":true,\"data\":{\"é\":1}}]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"421[\"x\",{}]422[\"x\",{}]", "42[\"x\"]\u001e", "hello", "9"})
    void aBodyThatCannotBeReadEndsTheSession(String body) throws Exception {
        String sid = connected();

        assertThat(post(sid, body).statusCode()).isEqualTo(400);

        assertThat(poll(sid).body()).contains("session:closing", "\"code\":4002");
        assertThat(poll(sid).body()).isEqualTo("1");
        assertThat(poll(sid).body()).contains("Session ID unknown");
    }

    @Test
    void aBodyThatIsNotUtf8EndsTheSession() throws Exception {
        String sid = connected();

        HttpResponse<String> answer =
                send(request(QUERY + "&sid=" + sid).POST(BodyPublishers.ofByteArray(new byte[] {'4', (byte) 0xff})));

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(poll(sid).body()).contains("\"code\":4002");
    }

    @Test
    void aBodyOverOneMegabyteIsTooLargeAndTheSessionStays() throws Exception {
        String sid = connected();

        HttpResponse<String> answer = post(sid, "4".repeat(1_000_001));
        assertThat(answer.statusCode()).isEqualTo(413);

        assertThat(post(sid, "421[\"x\",\"" + "x".repeat(40_000) + "\"]").statusCode())
                .isEqualTo(200);
        assertThat(poll(sid).body()).startsWith("431[").contains("TOO_LARGE");
    }

    @Test
    void twoPollsAtOnceEndTheSession() throws Exception {
        String sid = connected();
        List<CompletableFuture<HttpResponse<String>>> polls = List.of(pollAsync(sid), pollAsync(sid));

        List<String> answers = polls.stream()
                .map(CompletableFuture::join)
                .map(answer -> answer.statusCode() + " " + answer.body())
                .sorted()
                .toList();

        assertThat(answers).containsExactly("200 1", "400 {\"code\":3,\"message\":\"Bad request\"}");
        assertThat(poll(sid).body()).contains("Session ID unknown");
    }

    @Test
    void aClientThatGoesAwayDuringItsPollIsGone() throws Exception {
        String sid = connected();
        sessions.closed.clear();
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            String poll = "GET /socket.io/" + QUERY + "&sid=" + sid + " HTTP/1.1\r\nHost: x\r\n\r\n";
            socket.getOutputStream().write(poll.getBytes(StandardCharsets.US_ASCII));
        }
        await().atMost(60, TimeUnit.SECONDS).until(() -> sessions.closed.contains("1006 connection lost"));
    }

    @Test
    void theClientsOwnCloseEndsTheSession() throws Exception {
        String sid = connected();
        CompletableFuture<HttpResponse<String>> waiting = pollAsync(sid);

        assertThat(post(sid, "1").body()).isEqualTo("ok");

        assertThat(waiting.join().body()).isEqualTo("6");
        assertThat(poll(sid).body()).contains("Session ID unknown");
    }

    @Test
    void pagesFromElsewhereAreRefusedAndOwnOnesMayShareCookies() throws Exception {
        String own = server.getScheme() + "://" + server.getAuthority();
        HttpResponse<String> welcome = send(request(QUERY).header("Origin", own).GET());
        HttpResponse<String> foreign =
                send(request(QUERY).header("Origin", "https://evil.example").GET());

        assertThat(welcome.statusCode()).isEqualTo(200);
        assertThat(welcome.headers().firstValue("access-control-allow-origin")).hasValue(own);
        assertThat(foreign.statusCode()).isEqualTo(403);
    }

    @Test
    void nobodyIsLetInWhileSessionsAreNot() throws Exception {
        sessions.accepting = false;
        try {
            assertThat(send(request(QUERY).GET()).statusCode()).isEqualTo(503);
        } finally {
            sessions.accepting = true;
        }
    }

    private String connected() throws Exception {
        String open = send(request(QUERY).GET()).body();
        String sid = open.substring(open.indexOf("sid\":\"") + 6).split("\"")[0];
        assertThat(post(sid, "40{\"quiet\":true}").body()).isEqualTo("ok");
        assertThat(poll(sid).body()).startsWith("40{\"sid\"");
        return sid;
    }

    private HttpResponse<String> poll(String sid) throws Exception {
        return send(request(QUERY + "&sid=" + sid).GET());
    }

    private CompletableFuture<HttpResponse<String>> pollAsync(String sid) {
        return http.sendAsync(request(QUERY + "&sid=" + sid).GET().build(), BodyHandlers.ofString());
    }

    private HttpResponse<String> post(String sid, String body) throws Exception {
        return send(request(QUERY + "&sid=" + sid).POST(BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String query) {
        return HttpRequest.newBuilder(server.resolve(query));
    }
}
