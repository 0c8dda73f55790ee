package dev.cryb.messaging.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.bus.EventEntry;
import dev.cryb.bus.Source;
import dev.cryb.id.ChannelId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** People who talk without pause in several channels while something happens, and the comparison afterwards. */
final class Crowd {

    private static final int CHANNELS = 8;

    private final BusRig rig;
    private final List<ChannelId> channels =
            IntStream.range(0, CHANNELS).mapToObj(i -> Asker.channel(i * 7)).toList();
    private final Set<String> acked = ConcurrentHashMap.newKeySet();
    private final ConcurrentLinkedQueue<Throwable> failures = new ConcurrentLinkedQueue<>();
    private final List<Thread> people = new ArrayList<>();
    private volatile boolean stopping;

    private Crowd(BusRig rig) {
        this.rig = rig;
    }

    static Crowd talking(BusRig rig) {
        Crowd crowd = new Crowd(rig);
        for (int i = 0; i < 2 * CHANNELS; i++) {
            int number = i;
            crowd.people.add(Thread.ofVirtual().start(() -> crowd.talk(number)));
        }
        return crowd;
    }

    private void talk(int number) {
        try {
            for (int i = 0; !stopping; i++) {
                String content = number + "-" + i;
                String ack = rig.asker().saysUntilAcked(channels.get(number % CHANNELS), content);
                assertThat(ack).startsWith("{\"ok\":true");
                acked.add(content);
            }
        } catch (RuntimeException | AssertionError e) {
            failures.add(e);
        }
    }

    /** Waits until this many more were acked: the fact that all is well again. */
    void awaitAcks(int more) {
        int goal = acked.size() + more;
        await().atMost(BusRig.LONGEST).until(() -> acked.size() >= goal || !failures.isEmpty());
        assertThat(failures).isEmpty();
    }

    /** Acked is stored, nothing is doubled, and every seq is there. */
    void endAndCompare() throws InterruptedException {
        stopping = true;
        for (Thread person : people) {
            person.join(BusRig.LONGEST);
        }
        assertThat(failures).isEmpty();
        List<String> stored = rig.rows("SELECT content FROM message");
        assertThat(stored).doesNotHaveDuplicates().containsAll(acked);
        assertThat(rig.rows("SELECT channel_id FROM message GROUP BY channel_id HAVING max(seq) <> count(*)"))
                .isEmpty();
    }

    /** Of each source, every number once and in order. */
    void endAndCompareEvents() throws InterruptedException {
        endAndCompare();
        int stored = rig.rows("SELECT id FROM message").size();
        await().atMost(BusRig.LONGEST).until(() -> rig.asker().events().size() >= stored);
        assertThat(rig.asker().gaps()).isEmpty();
        Map<Source, List<Long>> numbers = new HashMap<>();
        for (EventEntry event : rig.asker().events()) {
            numbers.computeIfAbsent(event.source().source(), source -> new ArrayList<>())
                    .add(event.source().number());
        }
        numbers.forEach((source, had) -> assertThat(had)
                .as("%s", source)
                .isEqualTo(IntStream.rangeClosed(1, had.size())
                        .mapToObj(Long::valueOf)
                        .collect(Collectors.toList())));
        assertThat(rig.asker().events()).hasSize(stored);
    }
}
