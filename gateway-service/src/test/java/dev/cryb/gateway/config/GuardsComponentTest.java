package dev.cryb.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.StoresResource;
import dev.cryb.guard.BreakerState.State;
import dev.cryb.guard.GuardLimits;
import dev.cryb.guard.StoreGuard;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(StoresResource.class)
class GuardsComponentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final AtomicInteger LAST = new AtomicInteger();

    @Inject
    Vertx vertx;

    private final StoreGuard guard = new StoreGuard(
            "sample-" + LAST.incrementAndGet(),
            new GuardLimits(Duration.ofSeconds(2), 4, 0.5, Duration.ofMinutes(1), 2, Duration.ofMillis(5), 1, 1));
    private final AtomicInteger tries = new AtomicInteger();

    @Test
    void readIsTriedAgainWhenItsConnectionBreaks() {
        assertThat(answer(guard.read(failing(1, new IOException("broken"))))).isEqualTo("answer");
        assertThat(tries).hasValue(2);
        assertThat(guard.counts().retries()).isEqualTo(1);
    }

    @Test
    void writeThatMayHaveBeenTakenIsNotTriedAgain() {
        assertRefused(guard.write(failing(1, new IOException("broken"))), ErrorCode.UNAVAILABLE);
        assertThat(tries).hasValue(1);
    }

    @Test
    void writeThatWasCertainlyNotTakenIsTriedAgain() {
        assertThat(answer(guard.write(failing(2, new ConnectException("refused")))))
                .isEqualTo("answer");
        assertThat(tries).hasValue(3);
    }

    @Test
    void triesEnd() {
        assertRefused(guard.read(failing(9, new ConnectException("refused"))), ErrorCode.UNAVAILABLE);
        assertThat(tries).hasValue(3);
    }

    @Test
    void whatTakesTooLongIsUnavailable() {
        assertRefused(guard.read(() -> Uni.createFrom().nothing()), ErrorCode.UNAVAILABLE);
        assertThat(guard.counts().timeouts()).isEqualTo(1);
    }

    @Test
    void refusalsAndBugsGoThroughAsTheyAreAndOpenNothing() {
        for (int i = 0; i < 9; i++) {
            assertRefused(guard.read(failing(99, Refused.of(ErrorCode.CONFLICT, "no"))), ErrorCode.CONFLICT);
            assertThatThrownBy(() -> answer(guard.read(failing(99, new ArithmeticException("bug")))))
                    .isInstanceOf(ArithmeticException.class);
        }
        assertThat(guard.state().state()).isEqualTo(State.CLOSED);
    }

    @Test
    void openBreakerLetsNothingThroughAndIsCounted() {
        for (int i = 0; i < 4; i++) {
            assertRefused(guard.write(failing(99, new IOException("broken"))), ErrorCode.UNAVAILABLE);
        }
        assertThat(guard.state().state()).isEqualTo(State.OPEN);
        assertRefused(guard.write(failing(99, new IOException("broken"))), ErrorCode.UNAVAILABLE);
        assertThat(tries).hasValue(4);
        assertThat(guard.counts().broken()).isEqualTo(1);
    }

    @Test
    void oneRunsOneWaitsOneIsTurnedAwayAndWhatIsVitalPasses() throws Exception {
        AtomicReference<@Nullable UniEmitter<? super String>> first = new AtomicReference<>();
        Context own = vertx.getOrCreateContext();
        CompletableFuture<String> running =
                guard.read(() -> Uni.createFrom().<String>emitter(first::set)).subscribeAsCompletionStage();
        CompletableFuture<Context> waiting = new CompletableFuture<>();
        CompletableFuture<Void> asked = new CompletableFuture<>();
        own.runOnContext(here -> {
            guard.read(() -> Uni.createFrom().item(Vertx::currentContext))
                    .subscribe()
                    .with(waiting::complete, waiting::completeExceptionally);
            asked.complete(null);
        });
        asked.get(10, TimeUnit.SECONDS);

        assertThat(guard.counts().running()).isEqualTo(1);
        assertThat(guard.counts().waiting()).isEqualTo(1);
        assertRefused(guard.read(failing(0, new IOException())), ErrorCode.OVERLOADED);
        assertThat(guard.counts().rejected()).isEqualTo(1);
        assertThat(answer(guard.vital(failing(0, new IOException())))).isEqualTo("answer");

        java.util.Objects.requireNonNull(first.get()).complete("done");
        assertThat(running).succeedsWithin(PATIENCE).isEqualTo("done");
        assertThat(waiting).succeedsWithin(PATIENCE).isEqualTo(own);
        assertThat(guard.counts().running()).isZero();
    }

    private Supplier<Uni<String>> failing(int times, Throwable failure) {
        return () -> tries.incrementAndGet() <= times
                ? Uni.createFrom().failure(failure)
                : Uni.createFrom().item("answer");
    }

    private static String answer(Uni<String> call) {
        return call.await().atMost(PATIENCE);
    }

    private static void assertRefused(Uni<?> call, ErrorCode code) {
        assertThatThrownBy(() -> call.await().atMost(PATIENCE))
                .isInstanceOfSatisfying(
                        Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
    }
}
