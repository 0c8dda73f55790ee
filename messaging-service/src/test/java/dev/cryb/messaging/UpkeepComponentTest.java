package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class UpkeepComponentTest {

    @Inject
    World world;

    @Test
    void noncesHaveHoursAheadAndRollingAgainChangesNothing() {
        world.sql("SELECT roll_idempotency()");

        assertThat(text("SELECT count(*)::text FROM pg_class WHERE relname ~ '^idempotency_[0-9]{10}$'"))
                .isIn("3", "4");
        world.sql(
                "INSERT INTO idempotency VALUES (1, 'n', 'e', '{}', now()), (1, 'o', 'e', '{}', now() - '1 day'::interval)");
        assertThat(
                        text(
                                "SELECT count(*)::text FROM idempotency WHERE tableoid::regclass::text = 'idempotency_default'"))
                .isEqualTo("1");
        world.sql("SELECT roll_idempotency()");
        assertThat(text("SELECT string_agg(nonce, '') FROM idempotency WHERE user_id = 1 AND nonce IN ('n', 'o')"))
                .isEqualTo("n");
    }

    @Test
    void frozenHolderCannotBlockItsSuccessor() {
        assertThat(text("SHOW statement_timeout")).isEqualTo("4s");
        assertThat(text("SHOW lock_timeout")).isEqualTo("2s");
        assertThat(text("SHOW idle_in_transaction_session_timeout")).isEqualTo("4s");
    }

    @Test
    void theServiceMayChangeRowsButNoTables() {
        assertThatThrownBy(() -> world.sql("CREATE TABLE mine (id bigint)")).hasMessageContaining("permission denied");
        assertThatThrownBy(() -> world.sql("DELETE FROM partition")).hasMessageContaining("permission denied");
    }

    @Test
    void everyColumnSaysWhatItHolds() {
        assertThat(text("""
                        SELECT COALESCE(string_agg(c.relname || '.' || a.attname, ', '), 'all')
                        FROM pg_class c
                        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
                        WHERE c.relnamespace = 'messaging'::regnamespace AND c.relkind IN ('r', 'p')
                            AND NOT c.relispartition AND c.relname <> 'flyway_schema_history'
                            AND col_description(c.oid, a.attnum) IS NULL""")).isEqualTo("all");
    }

    private String text(String statement) {
        return String.valueOf(world.sql(statement).get(0).getString(0));
    }
}
