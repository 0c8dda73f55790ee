package dev.cryb.voice.token;

import dev.cryb.request.Caller;
import dev.cryb.voice.config.VoiceSettings;
import dev.cryb.voice.room.Call;
import dev.cryb.voice.room.Identity;
import io.livekit.server.AccessToken;
import io.livekit.server.CanPublish;
import io.livekit.server.CanPublishData;
import io.livekit.server.CanPublishSources;
import io.livekit.server.CanSubscribe;
import io.livekit.server.CanUpdateOwnMetadata;
import io.livekit.server.RoomJoin;
import io.livekit.server.RoomName;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/** Signs what lets one into one room, for a few seconds, with what their rights allow. */
@ApplicationScoped
public class Tokens {

    private final VoiceSettings settings;

    public Tokens(VoiceSettings settings) {
        this.settings = settings;
    }

    /** Where and with what to connect; LiveKit must be configured. */
    public Connection connection(Call call, Caller caller) {
        Instant expiresAt = Instant.now().plus(settings.tokenFor());
        String room = Identity.room(call.channelId());
        AccessToken token = new AccessToken(
                settings.livekitApiKey().orElseThrow(),
                settings.livekitApiSecret().orElseThrow());
        token.setIdentity(new Identity(call.userId(), call.id()).toString());
        token.setName(caller.displayName());
        token.setExpiration(java.util.Date.from(expiresAt));
        token.getAttributes().putAll(Grants.attributes(call));
        List<String> sources = Grants.sources(call);
        token.addGrants(
                new RoomJoin(true),
                new RoomName(room),
                new CanPublish(!sources.isEmpty()),
                new CanPublishSources(sources),
                new CanSubscribe(call.hears()),
                new CanPublishData(false),
                new CanUpdateOwnMetadata(false));
        return new Connection(settings.livekitPublicUrl().orElseThrow(), token.toJwt(), room, expiresAt);
    }
}
