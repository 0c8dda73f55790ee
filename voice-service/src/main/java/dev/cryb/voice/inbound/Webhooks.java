package dev.cryb.voice.inbound;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.id.ChannelId;
import dev.cryb.json.Json;
import dev.cryb.request.Command;
import dev.cryb.request.MissVoice;
import dev.cryb.request.SeeVoice;
import dev.cryb.voice.config.VoiceSettings;
import dev.cryb.voice.room.Identity;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads LiveKit's webhooks, and trusts none of them.
 *
 * <p>The signature covers the body's digest; an old one, and one that was had before, is refused. What is said twice to
 * two instances does no harm: each fact names its call, and is weighed in the order of the person's line.
 */
@ApplicationScoped
public class Webhooks {

    /** Webhooks remembered against replays; older ones are refused by their age. */
    private static final int REMEMBERED = 20_000;

    private final VoiceSettings settings;
    private final Map<String, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public Webhooks(VoiceSettings settings) {
        this.settings = settings;
    }

    /** It does not come from our LiveKit, or not now. */
    static final class Forged extends RuntimeException {
        private static final long serialVersionUID = 1;

        Forged(String message) {
            super(message, null, false, false);
        }
    }

    /**
     * A webhook that may be trusted.
     *
     * @param id its own
     * @param command what it means; null where it means nothing to us
     */
    record Heard(String id, @Nullable Command command) {}

    Heard read(String authorization, String body) {
        verify(authorization, body);
        JsonNode event = tree(body);
        return new Heard(requireFresh(event), meaning(event));
    }

    /** It could not be taken: it may come again. */
    void forget(String id) {
        synchronized (seen) {
            seen.remove(id);
        }
    }

    private static @Nullable Command meaning(JsonNode event) {
        ChannelId channel = Identity.channel(event.at("/room/name").asText(""));
        Identity who = Identity.parse(event.at("/participant/identity").asText(""));
        String participant = event.at("/participant/sid").asText("");
        if (channel == null || who == null || participant.isEmpty()) {
            return null;
        }
        return switch (event.path("event").asText("")) {
            case "participant_joined" -> new SeeVoice(who.userId(), channel, who.call(), participant);
            case "participant_left", "participant_connection_aborted" -> left(event, who, participant);
            default -> null;
        };
    }

    /** One who comes back by another connection has not left. */
    private static @Nullable Command left(JsonNode event, Identity who, String participant) {
        String reason = event.at("/participant/disconnectReason").asText("");
        return reason.equals("DUPLICATE_IDENTITY")
                ? null
                : new MissVoice(who.userId(), who.call(), participant, reason.equals("CLIENT_INITIATED"));
    }

    private void verify(String authorization, String body) {
        String token = authorization.startsWith("Bearer ") ? authorization.substring(7) : authorization;
        String secret = settings.livekitApiSecret().orElseThrow(() -> new Forged("there is no LiveKit here"));
        try {
            DecodedJWT jwt = JWT.require(Algorithm.HMAC256(secret))
                    .withIssuer(settings.livekitApiKey().orElse(""))
                    .acceptLeeway(5)
                    .build()
                    .verify(token);
            byte[] claimed = Base64.getDecoder()
                    .decode(
                            jwt.getClaim("sha256").isMissing()
                                    ? ""
                                    : jwt.getClaim("sha256").asString());
            if (!MessageDigest.isEqual(claimed, sha256(body))) {
                throw new Forged("its signature is for another body");
            }
        } catch (JWTVerificationException | IllegalArgumentException e) {
            throw new Forged("its signature does not hold: " + e.getMessage());
        }
    }

    private String requireFresh(JsonNode event) {
        Instant created = Instant.ofEpochSecond(event.path("createdAt").asLong(0));
        Duration age = Duration.between(created, Instant.now()).abs();
        if (age.compareTo(settings.webhookAge()) > 0) {
            throw new Forged("it is of " + created);
        }
        String id = event.path("id").asText("");
        if (!id.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("its id is none");
        }
        synchronized (seen) {
            if (seen.put(id, true) != null) {
                throw new Forged("it came before");
            }
        }
        return id;
    }

    private static JsonNode tree(String body) {
        try {
            return Json.tree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("it is no JSON", e);
        }
    }

    private static byte[] sha256(String body) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
