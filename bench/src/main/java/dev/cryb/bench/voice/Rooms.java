package dev.cryb.bench.voice;

import dev.cryb.stack.StackFailure;
import dev.cryb.stack.store.LiveKitStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Rooms at a LiveKit, named as channels are, with nobody in them. */
public final class Rooms {

    private static final long FIRST = 1L << 40;

    private final HttpClient http = HttpClient.newHttpClient();
    private final LiveKitStore livekit;

    public Rooms(LiveKitStore livekit) {
        this.livekit = livekit;
    }

    /** Makes so many, which stay for an hour. */
    public void create(int count) {
        String token = token();
        for (int i = 0; i < count; i++) {
            HttpRequest request = HttpRequest.newBuilder(URI.create(
                            livekit.url().replaceFirst("^ws", "http") + "/twirp/livekit.RoomService/CreateRoom"))
                    .header("authorization", "Bearer " + token)
                    .header("content-type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"name\":\"" + (FIRST + i) + "\",\"empty_timeout\":3600}"))
                    .build();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new StackFailure("LiveKit makes no rooms: " + answer.statusCode() + " " + answer.body());
                }
            } catch (IOException e) {
                throw new StackFailure("LiveKit makes no rooms: " + e.getMessage(), e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private String token() {
        long now = Instant.now().getEpochSecond();
        String body = coded("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "."
                + coded("{\"iss\":\"" + livekit.key() + "\",\"nbf\":" + (now - 5) + ",\"exp\":" + (now + 3600)
                        + ",\"video\":{\"roomCreate\":true,\"roomList\":true}}");
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(livekit.secret().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return body + "."
                    + Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }

    private static String coded(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
