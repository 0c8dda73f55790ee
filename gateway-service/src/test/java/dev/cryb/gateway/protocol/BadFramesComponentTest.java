package dev.cryb.gateway.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no client should send gets its named answer, on both protocols, and harms nobody else. */
@QuarkusTest
@TestProfile(ProtocolOnlyProfile.class)
@SuppressWarnings("NullAway.Init")
class BadFramesComponentTest {
    @TestHTTPResource("/")
    URI server;

    @Inject
    EchoSessions sessions;

    private RawWebSocket bystander;

    /** How each protocol says the same. */
    enum Speaker {
        PLAIN("/gateway") {
            @Override
            String request(int id, String data) {
                return "{\"event\":\"x\",\"id\":" + id + ",\"data\":" + data + "}";
            }

            @Override
            String ackStart(int id) {
                return "{\"ack\":" + id + ",";
            }
        },
        SOCKET_IO("/socket.io/?EIO=4&transport=websocket") {
            @Override
            String request(int id, String data) {
                return "42" + id + "[\"x\"," + data + "]";
            }

            @Override
            String ackStart(int id) {
                return "43" + id + "[";
            }
        };

        final String path;

        Speaker(String path) {
            this.path = path;
        }

        abstract String request(int id, String data);

        abstract String ackStart(int id);

        RawWebSocket open(URI server) throws IOException {
            RawWebSocket socket = RawWebSocket.open(server, path);
            socket.text();
            if (this == SOCKET_IO) {
                socket.send("40");
                socket.textWith("40{");
            }
            return socket;
        }

        void assertWorks(RawWebSocket socket) throws IOException {
            socket.send(request(99, "{}"));
            assertThat(socket.textWith(ackStart(99))).contains("\"ok\":true");
        }
    }

    @BeforeEach
    void someoneElseIsThere() throws IOException {
        bystander = Speaker.PLAIN.open(server);
    }

    @AfterEach
    void nobodyElseIsHarmed() throws IOException {
        Speaker.PLAIN.assertWorks(bystander);
        bystander.close();
        await().atMost(60, TimeUnit.SECONDS).until(() -> sessions.open.isEmpty());
        assertThat(sessions.closed).noneMatch(line -> line.endsWith("!"));
        sessions.closed.clear();
    }

    @ParameterizedTest
    @EnumSource
    void frameOver32KiBIsAckedTooLarge(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(1, "{\"text\":\"" + "x".repeat(40_000) + "\"}"));
            assertThat(socket.textWith(speaker.ackStart(1))).contains("\"code\":\"TOO_LARGE\"", "\"retryable\":false");
            speaker.assertWorks(socket);
        }
    }

    @ParameterizedTest
    @EnumSource
    void frameOverOneMegabyteCloses1009(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            try {
                socket.send(RawWebSocket.TEXT, true, new byte[1_500_000]);
            } catch (IOException closedWhileSending) {
                // the close frame is there nevertheless
            }
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @ParameterizedTest
    @EnumSource
    void fragmentsThatAddUpToOverOneMegabyteClose1009(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            byte[] part = "x".repeat(300_000).getBytes(StandardCharsets.US_ASCII);
            socket.send(RawWebSocket.TEXT, false, part);
            for (int i = 0; i < 3; i++) {
                socket.send(RawWebSocket.CONTINUATION, false, part);
            }
            assertThat(socket.closeCode()).isEqualTo(1009);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMessageInFragmentsWithAPingBetweenIsOneMessage(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            byte[] request = speaker.request(5, "{\"text\":\"ü\"}").getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < request.length; i++) {
                boolean last = i == request.length - 1;
                socket.send(i == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION, last, new byte[] {request[i]});
                if (i == 3) {
                    assertThat(socket.isOpen()).isTrue();
                }
            }
            assertThat(socket.textWith(speaker.ackStart(5))).contains("\"text\":\"ü\"");
        }
    }

    @ParameterizedTest
    @EnumSource
    void invalidUtf8Closes1007(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(RawWebSocket.TEXT, true, new byte[] {'"', (byte) 0xc3, (byte) 0x28, '"'});
            assertThat(socket.closeCode()).isEqualTo(1007);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aReplacementCharacterIsNoInvalidUtf8(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(6, "{\"text\":\"\uFFFD\"}"));
            assertThat(socket.textWith(speaker.ackStart(6))).contains("\uFFFD");
        }
    }

    @ParameterizedTest
    @EnumSource
    void deepNestingCloses4002(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(1, "[".repeat(10_000) + "]".repeat(10_000)));
            assertThat(socket.closeCode()).isEqualTo(4002);
        }
    }

    @ParameterizedTest
    @EnumSource
    void doubledKeysClose4002(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(1, "{\"a\":1,\"a\":2}"));
            assertThat(socket.closeCode()).isEqualTo(4002);
        }
    }

    @ParameterizedTest
    @EnumSource
    void numbersBeyond64BitsAndLoneSurrogatesAreDecodable(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(
                    speaker.request(1, "{\"n\":123456789012345678901234567890,\"d\":1e999,\"s\":\"\\ud800\\u0000\"}"));
            assertThat(socket.textWith(speaker.ackStart(1))).contains("123456789012345678901234567890");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aBinaryFrameIsRefusedByName(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(RawWebSocket.BINARY, true, new byte[] {1, 2, 3});
            assertThat(socket.textWith("INVALID_PAYLOAD")).contains("error");
            speaker.assertWorks(socket);
        }
    }

    @ParameterizedTest
    @EnumSource
    void unmaskedFramesAndReservedBitsClose1002(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.sendBytes(new byte[] {(byte) 0xf1, (byte) 0x80, 0, 0, 0, 0});
            assertThat(socket.closeCode()).isEqualTo(1002);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRequestThatBreaksOurCodeEndsOnlyItsSocket(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(1, "{}").replace("\"x\"", "\"crash\""));
            assertThat(socket.closeCode()).isEqualTo(4000);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSocketThatNeverReadsOnlyPilesUpItsOwn(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(1, "{\"count\":2000}").replace("\"x\"", "\"flood\""));
            await().atMost(60, TimeUnit.SECONDS).until(() -> sessions.open.stream()
                    .anyMatch(session -> session.connection.pendingBytes() > 5_000_000));
            Speaker.PLAIN.assertWorks(bystander);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aSocketThatNeverReadsIsGoneSoonAfterItIsClosed(Speaker speaker) throws IOException {
        try (RawWebSocket socket = speaker.open(server)) {
            socket.send(speaker.request(1, "{\"count\":2000}").replace("\"x\"", "\"flood\""));
            socket.send(speaker.request(2, "{\"code\":4013}").replace("\"x\"", "\"close\""));
            await().atMost(60, TimeUnit.SECONDS).until(() -> sessions.open.size() == 1);
        }
    }

    @ParameterizedTest
    @EnumSource
    void framesRightBehindTheHandshakeAreNotLost(Speaker speaker) throws IOException {
        byte[] early = RawWebSocket.frame(
                RawWebSocket.TEXT,
                true,
                (speaker == Speaker.PLAIN ? speaker.request(1, "{}") : "40").getBytes(StandardCharsets.UTF_8));
        try (RawWebSocket socket = RawWebSocket.open(server, speaker.path, "", early)) {
            socket.textWith(speaker == Speaker.PLAIN ? speaker.ackStart(1) : "40{");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aPageFromElsewhereIsNotLetIn(Speaker speaker) throws IOException {
        try (RawWebSocket socket =
                RawWebSocket.open(server, speaker.path, "Origin: https://evil.example\r\n", new byte[0])) {
            assertThat(socket.status).isEqualTo(403);
        }
    }

    @ParameterizedTest
    @EnumSource
    void nobodyIsLetInWhileSessionsAreNot(Speaker speaker) throws IOException {
        sessions.accepting = false;
        try (RawWebSocket socket = RawWebSocket.open(server, speaker.path)) {
            assertThat(socket.status).isEqualTo(503);
        } finally {
            sessions.accepting = true;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello",
                "[]",
                "{}",
                "{\"event\":7}",
                "{\"event\":\"x\",\"id\":1.5}",
                "{\"event\":\"x\",\"id\":{}}",
                "{\"event\":\"x\",\"id\":\"123456789012345678901234567890123\"}",
                "{\"event\":\"x\"}{\"event\":\"y\"}",
                ""
            })
    void whatIsNoRequestCloses4002(String frame) throws IOException {
        try (RawWebSocket socket = Speaker.PLAIN.open(server)) {
            socket.send(frame);
            assertThat(socket.closeCode()).isEqualTo(4002);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4",
                "4x",
                "42",
                "42{}",
                "42[]",
                "42[{}]",
                "42x[\"a\"]",
                "44{}",
                "40[]",
                "41x",
                "45-[\"a\"]",
                "2",
                "",
                "x"
            })
    void whatIsNoPacketCloses4002(String packet) throws IOException {
        try (RawWebSocket socket = Speaker.SOCKET_IO.open(server)) {
            socket.send(packet);
            assertThat(socket.closeCode()).isEqualTo(4002);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "-7",
                "123456789012345678901234567890",
                "\"a\"",
                "\"\"",
                "\"q\\\"\\\\\\u00fc\\ud800\"",
                "\"12345678901234567890123456789012\""
            })
    void anyIntegerOrShortStringIsAnId(String id) throws IOException {
        try (RawWebSocket socket = Speaker.PLAIN.open(server)) {
            socket.send("{\"event\":\"x\",\"id\":" + id + "}");
            assertThat(socket.text()).startsWith("{\"ack\":" + id + ",");
        }
    }

    @Test
    void anEventBeforeConnectCloses4003() throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(server, Speaker.SOCKET_IO.path)) {
            socket.send("42[\"x\",{}]");
            assertThat(socket.closeCode()).isEqualTo(4003);
        }
    }

    @Test
    void anotherNamespaceIsRefusedByName() throws IOException {
        try (RawWebSocket socket = Speaker.SOCKET_IO.open(server)) {
            socket.send("40/admin,{\"token\":\"1\"}");
            assertThat(socket.textWith("44/admin,"))
                    .contains("{\"message\":\"Invalid namespace\",\"data\":{\"code\":\"UNKNOWN_NAMESPACE\"");
            Speaker.SOCKET_IO.assertWorks(socket);
        }
    }

    @Test
    void severalObjectsInAFrameOneALineBothWays() throws IOException {
        try (RawWebSocket socket = RawWebSocket.open(server, "/gateway?batch=1")) {
            assertThat(socket.text()).startsWith("{\"event\":\"connect\",\"data\":{\"heartbeatInterval\":30000");
            socket.send("{\"event\":\"x\",\"id\":1}\n{\"event\":\"x\",\"id\":2,\"data\":{}}\n");
            assertThat(socket.text()).startsWith("{\"ack\":1,");
            assertThat(socket.text()).startsWith("{\"ack\":2,");
            socket.send("{\"event\":\"x\",\"id\":3}\nnonsense");
            assertThat(socket.closeCode()).isEqualTo(4002);
        }
    }

    @Test
    void thePlainClosingIsAnEventAndACode() throws IOException {
        try (RawWebSocket socket = Speaker.PLAIN.open(server)) {
            socket.send("{\"event\":\"close\",\"data\":{\"code\":4013,\"retryAfterMs\":5}}");
            assertThat(socket.text())
                    .isEqualTo("{\"event\":\"disconnect\",\"data\":{\"code\":4013,\"reason\":\"asked to\","
                            + "\"resumable\":true,\"retryAfterMs\":5}}");
            assertThat(socket.closeCode()).isEqualTo(4013);
        }
        await().atMost(60, TimeUnit.SECONDS).until(() -> sessions.closed.contains("4013 asked to"));
    }
}
