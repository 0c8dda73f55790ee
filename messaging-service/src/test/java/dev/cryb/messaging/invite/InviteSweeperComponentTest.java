package dev.cryb.messaging.invite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.messaging.StoresResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class InviteSweeperComponentTest {

    private static final Duration LONGEST = Duration.ofSeconds(20);

    @Inject
    InviteSweeper sweeper;

    @Inject
    Pool pool;

    @Test
    void onlyThoseThatHaveEndedAreSwept() {
        sql("""
                INSERT INTO invite (code, server_id, channel_id, creator_id, uses, max_uses, expires_at, created_at)
                VALUES ('sweepOld', 1, 1, 1, 0, 0, now() - interval '2 hours', now()),
                    ('sweepLately', 1, 1, 1, 0, 0, now() - interval '1 minute', now()),
                    ('sweepUsed', 1, 1, 1, 3, 3, NULL, now()),
                    ('sweepOpen', 1, 1, 1, 2, 3, now() + interval '1 minute', now()),
                    ('sweepEver', 1, 1, 1, 7, 0, NULL, now())""");

        sweeper.sweep().await().atMost(LONGEST);

        assertThat(sql("DELETE FROM invite WHERE code LIKE 'sweep%' RETURNING code"))
                .containsExactlyInAnyOrder("sweepLately", "sweepOpen", "sweepEver");
    }

    private List<String> sql(String statement) {
        List<String> first = new ArrayList<>();
        pool.query(statement).execute().await().atMost(LONGEST).forEach(row -> first.add(row.getString(0)));
        return first;
    }
}
