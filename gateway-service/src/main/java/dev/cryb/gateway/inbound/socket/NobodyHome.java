package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.session.ClientConnection;
import dev.cryb.gateway.session.ClientSession;
import dev.cryb.gateway.session.ClientSessions;
import dev.cryb.gateway.session.Handshake;
import dev.cryb.gateway.session.HelloFields;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;

/** Refuses every client, as long as there are no sessions. */
@Singleton
@DefaultBean
final class NobodyHome implements ClientSessions {
    @Override
    public boolean accepting() {
        return false;
    }

    @Override
    public ClientSession open(ClientConnection connection, Handshake handshake) {
        throw new IllegalStateException("not accepting");
    }

    @Override
    public HelloFields hello() {
        throw new IllegalStateException("not accepting");
    }
}
