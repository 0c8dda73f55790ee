package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.Guards;
import dev.cryb.model.User;
import dev.cryb.request.Caller;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/**
 * Everything a person does about their account.
 *
 * <p>Passwords are hashed outside of transactions, so that no connection waits for them. What was checked is compared
 * again under a lock, as another request may have changed the password meanwhile.
 */
@Singleton
public class Accounts {

    private static final String WRONG_LOGIN = "Wrong username or password.";
    private static final String WRONG_PASSWORD = "Wrong password.";

    private final AccountRepository accounts;
    private final Sessions sessions;
    private final Passwords passwords;
    private final AccountTraces traces;
    private final KnownPeople people;
    private final RevocationWatch watch;
    private final Guards guards;

    Accounts(
            AccountRepository accounts,
            Sessions sessions,
            Passwords passwords,
            AccountTraces traces,
            KnownPeople people,
            RevocationWatch watch,
            Guards guards) {
        this.traces = traces;
        this.people = people;
        this.accounts = accounts;
        this.sessions = sessions;
        this.passwords = passwords;
        this.watch = watch;
        this.guards = guards;
    }

    /** Makes an account and its first session; {@code CONFLICT} where the name is taken. */
    public Uni<Tokens> register(Register asked) {
        return byName(asked.username())
                .invoke(Accounts::requireFree)
                .chain(() -> passwords.hash(asked.password()))
                .chain(hash -> inTransaction(() -> create(asked, hash)))
                .onFailure(Accounts::isTaken)
                .transform(failure -> taken());
    }

    /**
     * Begins a session; {@code UNAUTHENTICATED} says neither whether the name nor the password was wrong.
     *
     * <p>{@code FORBIDDEN} where the account is suspended, to one who knows its password.
     */
    public Uni<Tokens> login(Login asked) {
        return byName(asked.username())
                .call(account -> requirePassword(asked.password(), account, WRONG_LOGIN))
                .chain(checked -> inTransaction(() -> lockUnchanged(found(checked), WRONG_LOGIN)
                        .chain(account -> sessions.begin(account.shown(), Instant.now()))));
    }

    /** New tokens for old; see {@link Rotation}. */
    public Uni<Tokens> refresh(Refresh asked) {
        Instant now = Instant.now();
        return inTransaction(() -> sessions.find(asked.refreshToken(), now).chain(found -> continued(found, now)))
                .call(tokens ->
                        tokens == null ? watch.announce() : Uni.createFrom().voidItem())
                .onItem()
                .ifNull()
                .failWith(Accounts::badRefreshToken);
    }

    /** Ends the caller's session everywhere. */
    public Uni<Void> logout(Identity caller) {
        return inTransaction(() -> sessions.end(UUID.fromString(caller.sid()))).call(watch::announce);
    }

    /** Changes the password and ends the caller's other sessions. */
    public Uni<Void> changePassword(Identity caller, ChangePassword asked) {
        long id = caller.userId().value();
        return inTransaction(() -> accounts.findById(id))
                .call(account -> requirePassword(asked.currentPassword(), account, WRONG_PASSWORD))
                .chain(checked -> passwords
                        .hash(asked.newPassword())
                        .chain(hash -> inTransaction(() -> lockUnchanged(found(checked), WRONG_PASSWORD)
                                .invoke(account -> account.passwordHash = hash)
                                .chain(() -> sessions.endOthers(id, UUID.fromString(caller.sid()))))))
                .call(watch::announce)
                .replaceWithVoid();
    }

    /**
     * Ends the account: what it is to others, then all that is kept of its person here, and every session.
     *
     * <p>Interrupted between the two, it is ended by asking again: the password is good until the last step.
     */
    public Uni<Void> end(Identity caller, EndAccount asked) {
        long id = caller.userId().value();
        return inTransaction(() -> accounts.findById(id))
                .call(account -> requirePassword(asked.password(), account, WRONG_PASSWORD))
                .map(Accounts::found)
                .call(account -> traces.end(asCaller(account.shown())))
                .chain(checked -> inTransaction(() -> lockUnchanged(checked, WRONG_PASSWORD)
                        .invoke(account -> account.end(Instant.now()))
                        .chain(() -> sessions.endAll(id))))
                .invoke(() -> people.forget(caller.userId()))
                .call(watch::announce)
                .replaceWithVoid();
    }

    private static Caller asCaller(User user) {
        return new Caller(user.id(), user.username(), user.displayName(), user.avatar());
    }

    private Uni<Tokens> create(Register asked, String hash) {
        Instant now = Instant.now();
        return accounts.nextId(now)
                .map(id -> {
                    Account account = new Account(id, asked.username(), asked.shownName());
                    account.passwordHash = hash;
                    return account;
                })
                .chain(accounts::persist)
                .chain(account -> sessions.begin(account.shown(), now));
    }

    /** Null where the token was a copy, whose session has then ended; that must be committed, so it is no failure yet. */
    private Uni<@Nullable Tokens> continued(Sessions.@Nullable Presented token, Instant now) {
        if (token == null) {
            return Uni.createFrom().failure(badRefreshToken());
        }
        LoginSession session = token.session();
        return accounts.findById(session.userId)
                .invoke(Accounts::requireWelcome)
                .map(Account::shown)
                .chain(user -> continued(
                        session,
                        user,
                        Rotation.of(token.generation(), session.generation, session.rotatedAt, now),
                        now));
    }

    private Uni<@Nullable Tokens> continued(LoginSession session, User user, Rotation rotation, Instant now) {
        return switch (rotation) {
            case NEXT -> sessions.rotate(session, user, now).map(tokens -> tokens);
            case AGAIN -> sessions.give(session, user, now).map(tokens -> tokens);
            case REUSED -> sessions.end(session).replaceWith(Uni.createFrom().<Tokens>nullItem());
        };
    }

    private Uni<@Nullable Account> byName(String username) {
        return guards.postgresRead(() -> Panache.withTransaction(() -> accounts.findByUsername(username)));
    }

    /** The account as it is now; refused where the password is no longer the one that was checked. */
    private Uni<Account> lockUnchanged(Account checked, String words) {
        return accounts.lock(checked.id).map(Accounts::found).invoke(account -> {
            if (!Objects.equals(account.passwordHash, checked.passwordHash)) {
                throw unauthenticated(words);
            }
            requireWelcome(account);
        });
    }

    private static void requireWelcome(Account account) {
        if (account.suspendedAt != null) {
            throw Suspensions.refusal(account.suspendedReason);
        }
    }

    private Uni<Void> requirePassword(String password, @Nullable Account account, String words) {
        return passwords
                .matches(password, account == null ? null : account.passwordHash)
                .invoke(right -> {
                    if (!right) {
                        throw unauthenticated(words);
                    }
                })
                .replaceWithVoid();
    }

    private <T extends @Nullable Object> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return guards.postgres(() -> Panache.withTransaction(work));
    }

    private static Account found(@Nullable Account account) {
        if (account == null) {
            throw unauthenticated("This account is gone.");
        }
        return account;
    }

    private static void requireFree(@Nullable Account account) {
        if (account != null) {
            throw taken();
        }
    }

    /** Two may ask for the same name at once; the unique index decides. */
    private static boolean isTaken(Throwable failure) {
        return failure instanceof ConstraintViolationException;
    }

    private static Refused taken() {
        return Refused.of(ErrorCode.CONFLICT, "This username is taken.");
    }

    private static Refused badRefreshToken() {
        return unauthenticated("This refresh token is not valid.");
    }

    private static Refused unauthenticated(String words) {
        return Refused.of(ErrorCode.UNAUTHENTICATED, words);
    }
}
