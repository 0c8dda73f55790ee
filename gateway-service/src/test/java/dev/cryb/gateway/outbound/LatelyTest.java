package dev.cryb.gateway.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Source;
import dev.cryb.bus.StreamId;
import dev.cryb.id.UserId;
import dev.cryb.request.Service;
import java.util.List;
import org.junit.jupiter.api.Test;

class LatelyTest {

    private final Lately lately = new Lately();

    private static EventEntry event(long number) {
        return new EventEntry(
                new StreamId(number, 0),
                new Source.Number(new Source(Service.VOICE, 0), number),
                List.of(),
                "voice:left",
                "{}",
                null);
    }

    @Test
    void newestOfEachSinceTheMark() {
        lately.spoke(new UserId(1), event(1));
        long mark = lately.mark();
        assertThat(lately.since(mark)).isEmpty();
        lately.spoke(new UserId(2), event(2));
        lately.spoke(new UserId(3), event(3));
        lately.spoke(new UserId(2), event(4));
        assertThat(lately.since(mark)).hasSize(2).containsEntry(new UserId(2), event(4));
    }

    @Test
    void whatLiesTooFarBackIsNotKnown() {
        long mark = lately.mark();
        for (int i = 0; i < Lately.MOST; i++) {
            lately.spoke(new UserId(1), event(i));
        }
        assertThat(lately.since(mark)).hasSize(1);
        lately.spoke(new UserId(1), event(0));
        assertThat(lately.since(mark)).isNull();
    }
}
