package dev.cryb.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcTest {

    @Test
    void readsStatWhateverTheCommandIsCalled() {
        ProcStat stat = ProcStat.parse(
                "4242 (postgres: (io) worker) S 17 4242 4242 0 -1 4194560 611 2 0 0 100 20 3 4 20 0 1 0 99 1 2 3");

        assertThat(stat).isEqualTo(new ProcStat(4242, 17, 127));
    }

    @Test
    void refusesOtherLines() {
        assertThatThrownBy(() -> ProcStat.parse("nonsense")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void busyIsAllButIdleAndWaiting() {
        assertThat(CpuLine.busy("cpu  10 20 30 1000 500 1 2 3 40 50")).isEqualTo(66);
        assertThat(CpuLine.busy("intr 5")).isZero();
        assertThat(CpuLine.busy("")).isZero();
    }

    @Test
    void aTreeHoldsAllDescendantsAndNoOthers() {
        List<ProcStat> all = List.of(
                new ProcStat(30, 20, 4), new ProcStat(20, 10, 2), new ProcStat(10, 1, 1), new ProcStat(11, 1, 100));

        assertThat(ProcessTrees.members(all, List.of(10L, 99L))).containsExactlyInAnyOrder(10L, 20L, 30L);
        assertThat(ProcessTrees.ticks(all, List.of(10L))).isEqualTo(7);
    }

    @Test
    void whatAnEndedChildUsedIsNotLost() {
        List<ProcStat> before = List.of(new ProcStat(10, 1, 50), new ProcStat(20, 10, 30));
        List<ProcStat> after = List.of(new ProcStat(10, 1, 50 + 35));

        assertThat(ProcessTrees.ticks(after, List.of(10L)) - ProcessTrees.ticks(before, List.of(10L)))
                .isEqualTo(5);
    }

    @Test
    void readsAMachine(@TempDir Path proc) throws IOException {
        write(proc.resolve("stat"), "cpu  900 0 100 5000 0 0 0 0 0 0\ncpu0 1 2 3\n");
        write(proc.resolve("self/stat"), "1 (java) S 0");
        write(proc.resolve("77/stat"), "77 (node) S 1 0 0 0 0 0 0 0 0 0 150 50 0 0 20 0");
        write(proc.resolve("77/status"), "Name:\tnode\nVmRSS:\t   2048 kB\nThreads:\t7\n");
        write(proc.resolve("78/stat"), "78 (other) S 1 0 0 0 0 0 0 0 0 0 1 1 0 0 20 0");
        Machine machine = new Machine(proc);

        assertThat(machine.readable()).isTrue();
        assertThat(machine.cpuTimes(List.of(77L)).servers()).isEqualTo(2.0, within(1e-9));
        assertThat(machine.cpuTimes(List.of(77L)).machine()).isEqualTo(10.0, within(1e-9));
        assertThat(machine.residentBytes(List.of(77L, 78L))).isEqualTo(2048 * 1024);
    }

    @Test
    void useIsTheDifferenceOfTwoMoments() {
        CpuUse use = new CpuTimes(12_000_000_000L, 9, 4, 20).since(new CpuTimes(2_000_000_000L, 3, 2, 10));

        assertThat(use.seconds()).isEqualTo(10, within(1e-9));
        assertThat(use.serverCores()).isEqualTo(0.6, within(1e-9));
        assertThat(use.generatorCores()).isEqualTo(0.2, within(1e-9));
        assertThat(use.generatorShare()).isEqualTo(0.25, within(1e-9));
        assertThat(use.otherCores()).isEqualTo(0.2, within(1e-9));
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
