package dev.cryb.voice.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** Where LiveKit is, and how long voice waits for what. */
@ConfigMapping(prefix = "cryb.voice")
public interface VoiceSettings {

    /** LiveKit as this service reaches it; without one there are no calls ({@code LIVEKIT_URL}). */
    @Allowed(words = "a ws, wss, http or https URL", pattern = "(wss?|https?)://.+")
    Optional<String> livekitUrl();

    /** LiveKit as clients reach it; the same unless set ({@code LIVEKIT_PUBLIC_URL}). */
    @Allowed(words = "a ws, wss, http or https URL", pattern = "(wss?|https?)://.+")
    Optional<String> livekitPublicUrl();

    /** The name of the key that LiveKit knows ({@code LIVEKIT_API_KEY}). */
    Optional<String> livekitApiKey();

    /** That key ({@code LIVEKIT_API_SECRET}). */
    Optional<String> livekitApiSecret();

    /** How long a token lets one connect; LiveKit itself renews it after. */
    @WithDefault("10s")
    @Allowed(from = "1s", to = "10m")
    Duration tokenFor();

    /** How long one who has a token, or was moved, is waited for. */
    @WithDefault("30s")
    @Allowed(from = "2s", to = "10m")
    Duration joinWithin();

    /** How often LiveKit's rooms are compared with ours, give or take a fifth. */
    @WithDefault("1500ms")
    @Allowed(from = "100ms", to = "1m")
    Duration reconcileEvery();

    /** How often messaging is asked what those who talk may do. */
    @WithDefault("30s")
    @Allowed(from = "1s", to = "10m")
    Duration recheckEvery();

    /** How old a webhook may be. */
    @WithDefault("1m")
    @Allowed(from = "1s", to = "5m")
    Duration webhookAge();

    /** How long a call to LiveKit may take. */
    @WithDefault("3s")
    @Allowed(from = "50ms", to = "1m")
    Duration livekitTimeout();

    /** Calls on their way to LiveKit at most. */
    @WithDefault("16")
    @Allowed(from = "1", to = "1000")
    int livekitAtOnce();
}
