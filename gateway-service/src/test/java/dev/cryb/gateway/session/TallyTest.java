package dev.cryb.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.DefaultEventLoop;
import io.netty.util.concurrent.Future;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TallyTest {

    private static final int EACH = 500_000;

    @Test
    void nothingIsLostThatSeveralThreadsAddAndTheSumNeverFalls() {
        Tally tally = new Tally();
        AtomicLong seen = new AtomicLong();
        List<DefaultEventLoop> loops =
                Stream.generate(DefaultEventLoop::new).limit(4).toList();
        try {
            List<? extends Future<?>> added = loops.stream()
                    .map(loop -> loop.submit(() -> {
                        for (int i = 0; i < EACH; i++) {
                            tally.add(2);
                        }
                    }))
                    .toList();
            while (!added.stream().allMatch(Future::isDone)) {
                long now = tally.sum();
                assertThat(now).isGreaterThanOrEqualTo(seen.getAndSet(now));
            }
            added.forEach(Future::syncUninterruptibly);

            assertThat(tally.sum()).isEqualTo(2L * EACH * loops.size());
        } finally {
            loops.forEach(loop -> loop.shutdownGracefully(0, 0, TimeUnit.MILLISECONDS));
        }
    }
}
