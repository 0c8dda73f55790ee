package dev.cryb.gateway.account;

import dev.cryb.gateway.config.AccountSettings;
import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.model.User;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Begins, continues and ends login sessions. Every method needs the caller's transaction. */
@Singleton
public class Sessions {

    private static final UUID NONE = new UUID(0, 0);

    /** A suspension may have been faster. */
    private static final String REVOKE =
            "INSERT INTO gateway.revocation (session_id) VALUES (:id) ON CONFLICT DO NOTHING";

    private final LoginSessionRepository sessions;
    private final IssuedTokenRepository tokens;
    private final AccessTokens accessTokens;
    private final AccountSettings settings;
    private final JwtSettings jwt;

    Sessions(
            LoginSessionRepository sessions,
            IssuedTokenRepository tokens,
            AccessTokens accessTokens,
            AccountSettings settings,
            JwtSettings jwt) {
        this.sessions = sessions;
        this.tokens = tokens;
        this.accessTokens = accessTokens;
        this.settings = settings;
        this.jwt = jwt;
    }

    /** A new session with its first tokens. */
    Uni<Tokens> begin(User user, Instant now) {
        LoginSession session = new LoginSession(UUID.randomUUID(), user.id().value(), now);
        return sessions.persist(session).chain(() -> give(session, user, now));
    }

    /** The session and generation that a refresh token stands for; the session's row is locked. */
    Uni<@Nullable Presented> find(String refreshToken, Instant now) {
        return tokens.findById(RefreshToken.hash(refreshToken))
                .chain(token -> token == null
                        ? Uni.createFrom().<Presented>nullItem()
                        : sessions.lock(token.sessionId)
                                .map(session -> session == null || session.expiresAt.isBefore(now)
                                        ? null
                                        : new Presented(session, token.generation)));
    }

    /** Tokens of the next generation. */
    Uni<Tokens> rotate(LoginSession session, User user, Instant now) {
        session.generation++;
        session.rotatedAt = now;
        return give(session, user, now);
    }

    /** Other tokens of the newest generation. */
    Uni<Tokens> give(LoginSession session, User user, Instant now) {
        String refreshToken = RefreshToken.random();
        session.expiresAt = now.plus(settings.sessionLifetime());
        Tokens given = new Tokens(
                accessTokens.mint(user, session.sid(), now),
                refreshToken,
                jwt.expiresIn().toSeconds(),
                user);
        return tokens.persist(new IssuedToken(RefreshToken.hash(refreshToken), session.id, session.generation))
                .replaceWith(given);
    }

    /** Ends a session for good, on every gateway; one that has ended already stays so. */
    Uni<Void> end(UUID id) {
        return sessions.lock(id)
                .chain(session -> session == null ? Uni.createFrom().voidItem() : end(session));
    }

    /** As {@link #end(UUID)}, for a session that is locked. */
    Uni<Void> end(LoginSession session) {
        return sessions.delete(session)
                .chain(() -> Panache.getSession())
                .chain(store -> store.createNativeQuery(REVOKE)
                        .setParameter("id", session.id)
                        .executeUpdate())
                .replaceWithVoid();
    }

    /** Ends all sessions of a user. */
    Uni<Void> endAll(long userId) {
        return endOthers(userId, NONE);
    }

    /** Ends all sessions of a user but one. */
    Uni<Void> endOthers(long userId, UUID kept) {
        return sessions.lockOthersOf(userId, kept)
                .onItem()
                .<LoginSession>disjoint()
                .onItem()
                .transformToUniAndConcatenate(this::end)
                .collect()
                .last();
    }

    /** A refresh token as it was shown to us. */
    record Presented(LoginSession session, int generation) {}
}
