package dev.cryb.bench.measure;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Processes with all that they started: a postmaster's backends come and go. */
final class ProcessTrees {

    private ProcessTrees() {}

    /** Pids of {@code roots} that live, and of their descendants. */
    static Set<Long> members(List<ProcStat> all, Collection<Long> roots) {
        Set<Long> members = new HashSet<>();
        all.stream().map(ProcStat::pid).filter(roots::contains).forEach(members::add);
        boolean grown = true;
        while (grown) {
            grown = false;
            for (ProcStat process : all) {
                grown |= members.contains(process.parent()) && members.add(process.pid());
            }
        }
        return members;
    }

    static long ticks(List<ProcStat> all, Collection<Long> roots) {
        Set<Long> members = members(all, roots);
        return all.stream()
                .filter(process -> members.contains(process.pid()))
                .mapToLong(ProcStat::ticks)
                .sum();
    }
}
