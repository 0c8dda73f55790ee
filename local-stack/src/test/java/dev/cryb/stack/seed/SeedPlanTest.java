package dev.cryb.stack.seed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeedPlanTest {

    @Test
    void tenRoomsShareAServer() {
        var plan = new SeedPlan(1_000, 100, 10);

        assertThat(plan.rooms()).isEqualTo(10);
        assertThat(plan.servers()).isEqualTo(1);
        assertThat(plan.roomOf(0)).isZero();
        assertThat(plan.roomOf(999)).isEqualTo(9);
    }

    @Test
    void whatIsLeftOverGetsASmallerRoomInASmallerServer() {
        var plan = new SeedPlan(1_001, 100, 10);

        assertThat(plan.rooms()).isEqualTo(11);
        assertThat(plan.servers()).isEqualTo(2);
        assertThat(plan.roomsOf(0)).isEqualTo(10);
        assertThat(plan.roomsOf(1)).isEqualTo(1);
        assertThat(plan.serverOf(1_000)).isEqualTo(1);
        assertThat(plan.isOwner(1_000)).isTrue();
    }

    @Test
    void everyServerHasOneOwnerWhoIsInIt() {
        var plan = new SeedPlan(97, 2, 10);

        assertThat(IntStream.range(0, 97).filter(plan::isOwner).map(plan::serverOf))
                .containsExactlyElementsOf(
                        IntStream.range(0, plan.servers()).boxed().toList());
    }
}
