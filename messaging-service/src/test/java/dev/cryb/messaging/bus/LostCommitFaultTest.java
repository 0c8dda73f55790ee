package dev.cryb.messaging.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.messaging.bus.PostgresProxy.Loss;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A COMMIT whose outcome the holder cannot know, on a real connection to a real Postgres. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class LostCommitFaultTest {

    private static final int ROUNDS = 10;

    @ParameterizedTest
    @EnumSource(Loss.class)
    void ackedIsStoredAndNothingDoubledWhenItIsLost(Loss loss) throws InterruptedException {
        try (BusRig rig = BusRig.start();
                PostgresProxy proxy = new PostgresProxy(rig.databaseUrl())) {
            rig.holder("messaging-1", proxy.databaseUrl(), List.of());
            Crowd crowd = Crowd.talking(rig);
            crowd.awaitAcks(50);

            for (int round = 1; round <= ROUNDS; round++) {
                int all = round;
                proxy.lose(loss, 1);
                await().atMost(BusRig.LONGEST).until(() -> proxy.lost() == all);
                crowd.awaitAcks(30);
            }
            // All lanes at once, and again while they ask what became of it.
            proxy.lose(loss, 8);
            await().atMost(BusRig.LONGEST).until(() -> proxy.lost() == ROUNDS + 8);
            crowd.awaitAcks(50);

            crowd.endAndCompareEvents();
            assertThat(rig.rows("SELECT p FROM partition WHERE strikes > 1")).isEmpty();
            rig.clean();
        }
    }
}
