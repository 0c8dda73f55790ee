package dev.cryb.gateway.account;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.config.AccountSettings;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Hashes and checks passwords on a few threads of their own.
 *
 * <p>What does not fit into the queue is refused as {@code OVERLOADED}, so that a flood of logins costs neither memory
 * nor the event loops. Answers come back on the caller's Vert.x context.
 */
@Singleton
public class Passwords {

    private static final long RETRY_AFTER_MS = 1_000;

    private final ThreadPoolExecutor threads;

    Passwords(AccountSettings settings) {
        threads = new ThreadPoolExecutor(
                settings.hashThreads(),
                settings.hashThreads(),
                10,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(settings.hashQueue()),
                Thread.ofPlatform().daemon().name("password-", 0).factory());
        threads.allowCoreThreadTimeOut(true);
    }

    Uni<String> hash(String password) {
        return offLoop(() -> Argon2.hash(password));
    }

    /** Whether the password is the stored one; takes as long where nothing is stored. */
    Uni<Boolean> matches(String password, @Nullable String phc) {
        return offLoop(() -> {
            if (phc == null) {
                Argon2.waste(password);
                return false;
            }
            return Argon2.matches(password, phc);
        });
    }

    private <T> Uni<T> offLoop(Supplier<T> work) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<T> answer = Uni.createFrom()
                    .item(work)
                    .runSubscriptionOn(threads)
                    .onFailure(RejectedExecutionException.class)
                    .transform(full -> Refused.retryAfter(
                            ErrorCode.OVERLOADED, "Too many people are logging in; try again.", RETRY_AFTER_MS));
            return context == null ? answer : answer.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
