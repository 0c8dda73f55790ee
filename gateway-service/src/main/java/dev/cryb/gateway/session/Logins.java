package dev.cryb.gateway.session;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.account.LoginSessions;
import dev.cryb.gateway.account.TokenVerifier;
import dev.cryb.request.Ack;
import dev.cryb.request.RefreshAuth;
import dev.cryb.request.RevokeSession;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** What a live session does about logins: shows a newer token, lists them, ends some. */
public final class Logins {

    private final TokenVerifier tokens;
    private final LoginSessions sessions;

    public Logins(TokenVerifier tokens, LoginSessions sessions) {
        this.tokens = tokens;
        this.sessions = sessions;
    }

    /** Who the session is from now on: the same user, by another token. */
    Uni<Identity> refreshed(Identity now, RefreshAuth asked) {
        return tokens.verify(asked.token()).invoke(shown -> {
            if (!shown.userId().equals(now.userId())) {
                throw Refused.of(ErrorCode.FORBIDDEN, "This token is another user's.");
            }
        });
    }

    Uni<Ack> list(Identity caller) {
        return sessions.list(caller).map(found -> Ack.ok(new Listed(found)));
    }

    Uni<Ack> revoke(Identity caller, RevokeSession asked) {
        return sessions.revoke(caller, asked).map(count -> Ack.ok(new Revoked(count)));
    }

    private record Listed(List<LoginSessions.Login> sessions) {}

    private record Revoked(int revoked) {}
}
