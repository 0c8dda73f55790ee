package dev.cryb.voice.inbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.request.MissVoice;
import dev.cryb.request.SeeVoice;
import dev.cryb.voice.config.VoiceSettings;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WebhooksTest {

    private static final String SECRET = "0123456789abcdef0123456789abcdef";
    private static final UserId BOB = new UserId(9L << 22);
    private static final ChannelId ROOM = new ChannelId(7L << 22);

    private final Webhooks webhooks = new Webhooks(new SmallRyeConfigBuilder()
            .withMapping(VoiceSettings.class)
            .withSources(new PropertiesConfigSource(
                    // Plain SmallRye reads durations in their long form only.
                    Map.of(
                            "cryb.voice.livekit-api-key", "cryb",
                            "cryb.voice.livekit-api-secret", SECRET,
                            "cryb.voice.webhook-age", "PT1M",
                            "cryb.voice.join-within", "PT30S",
                            "cryb.voice.livekit-timeout", "PT3S",
                            "cryb.voice.recheck-every", "PT30S",
                            "cryb.voice.reconcile-every", "PT1.5S",
                            "cryb.voice.token-for", "PT10S"),
                    "test",
                    100))
            .build()
            .getConfigMapping(VoiceSettings.class));

    private static String body(String event, String id, Instant at, String room, String reason) {
        return """
                {"event":"%s","id":"%s","createdAt":"%d","room":{"name":"%s"},
                 "participant":{"sid":"PA_1","identity":"%s-5","disconnectReason":"%s"},"new":{"field":1}}""".formatted(event, id, at.getEpochSecond(), room, BOB, reason);
    }

    private static String signed(String body, String secret, String issuer) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return JWT.create()
                    .withIssuer(issuer)
                    .withExpiresAt(Instant.now().plusSeconds(300))
                    .withClaim("sha256", Base64.getEncoder().encodeToString(digest))
                    .sign(Algorithm.HMAC256(secret));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private @Nullable Object read(String body) {
        return webhooks.read(signed(body, SECRET, "cryb"), body).command();
    }

    @Test
    void comingAndGoingAreCommands() {
        assertThat(read(body("participant_joined", "1", Instant.now(), ROOM.toString(), "UNKNOWN_REASON")))
                .isEqualTo(new SeeVoice(BOB, ROOM, "5", "PA_1"));
        assertThat(read(body("participant_left", "2", Instant.now(), ROOM.toString(), "CLIENT_INITIATED")))
                .isEqualTo(new MissVoice(BOB, "5", "PA_1", true));
        assertThat(read(body("participant_left", "3", Instant.now(), ROOM.toString(), "SIGNAL_CLOSE")))
                .isEqualTo(new MissVoice(BOB, "5", "PA_1", false));
    }

    @Test
    void anotherConnectionOfTheSameCallAndWhatIsNotOursMeanNothing() {
        assertThat(read(body("participant_left", "1", Instant.now(), ROOM.toString(), "DUPLICATE_IDENTITY")))
                .isNull();
        assertThat(read(body("participant_joined", "2", Instant.now(), "lobby", "")))
                .isNull();
        assertThat(read(body("track_published", "3", Instant.now(), ROOM.toString(), "")))
                .isNull();
    }

    @Test
    void forgeriesReplaysAndOldOnesAreRefused() {
        String body = body("participant_joined", "1", Instant.now(), ROOM.toString(), "");
        assertThatThrownBy(() -> webhooks.read(signed(body, "f".repeat(32), "cryb"), body))
                .isInstanceOf(Webhooks.Forged.class);
        assertThatThrownBy(() -> webhooks.read(signed(body, SECRET, "other"), body))
                .isInstanceOf(Webhooks.Forged.class);
        assertThatThrownBy(() -> webhooks.read(signed(body, SECRET, "cryb"), body + " "))
                .isInstanceOf(Webhooks.Forged.class);
        assertThatThrownBy(() -> webhooks.read("", body)).isInstanceOf(Webhooks.Forged.class);
        assertThat(read(body)).isNotNull();
        assertThatThrownBy(() -> read(body)).isInstanceOf(Webhooks.Forged.class);
        String old = body("participant_joined", "2", Instant.now().minusSeconds(120), ROOM.toString(), "");
        assertThatThrownBy(() -> read(old)).isInstanceOf(Webhooks.Forged.class);
    }
}
