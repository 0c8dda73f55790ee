package dev.cryb.gateway.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;

class AdminHistoryTest {

    @Test
    void anHourIsKeptAndNoMore() {
        Deque<AdminHistory.Point> points = new ArrayDeque<>();

        for (int sockets = 0; sockets < 2 * AdminHistory.POINTS; sockets++) {
            AdminHistory.add(points, new AdminHistory.Point(Instant.EPOCH, sockets, 0, 0, 0));
        }

        assertThat(points).hasSize(3_600_000 / AdminHistory.EVERY_MS);
        assertThat(points.getFirst().sockets()).isEqualTo(AdminHistory.POINTS);
        assertThat(points.getLast().sockets()).isEqualTo(2 * AdminHistory.POINTS - 1);
    }
}
