package dev.cryb.gateway.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.StoresResource;
import dev.cryb.id.UserId;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.UUID;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** People of an outside issuer have no session of ours that could be revoked. */
@QuarkusTest
@WithTestResource(StoresResource.class)
class SuspensionComponentTest {

    private static final String ISSUER = "https://login.example";
    private static final Duration BOUND = Duration.ofSeconds(30);

    @Inject
    Pool pool;

    @Inject
    OutsideAccounts outside;

    @Inject
    Suspensions suspensions;

    @Inject
    Revocations revocations;

    @Inject
    RevokedUsers revoked;

    private final String subject = UUID.randomUUID().toString();

    @Test
    void personOfAnOutsideIssuerIsOutUntilLetInAgain() {
        UserId grace = known();
        long before = System.nanoTime();

        result(pool.withTransaction(connection -> suspensions.suspend(connection, grace, "spam")));
        result(revocations.read());

        assertThat(revoked.learned(grace, before)).isTrue();
        assertThat(revoked.learned(grace, System.nanoTime())).isFalse();
        assertThatThrownBy(this::known)
                .asInstanceOf(InstanceOfAssertFactories.type(Refused.class))
                .satisfies(refused -> {
                    assertThat(refused.code()).isEqualTo(ErrorCode.FORBIDDEN);
                    assertThat(refused.words()).contains("suspended: spam");
                });

        assertThat(lift(grace)).isTrue();
        assertThat(lift(grace)).isFalse();
        assertThat(known()).isEqualTo(grace);
    }

    private boolean lift(UserId userId) {
        return result(pool.withTransaction(connection -> suspensions.lift(connection, userId)));
    }

    private UserId known() {
        return result(outside.of(ISSUER, subject, "grace")).id();
    }

    private static <T> T result(Uni<T> uni) {
        return uni.await().atMost(BOUND);
    }
}
