package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** The database as lanes see it: partition rows, and one transaction a batch. */
public interface LaneStore {

    /** Takes a partition: raises its epoch, so that no earlier holder can commit any more. */
    Uni<PartitionRow> take(int partition);

    /** Reads rows as they are now, in order of partition. */
    Uni<List<PartitionRow>> read(List<Integer> partitions);

    /**
     * Notes the entry that is about to be begun on, in case it ends us.
     *
     * @return how many times in a row this entry was begun on, this time included; a committed batch starts anew
     */
    Uni<Integer> strike(int partition, long epoch, StreamId entry);

    /** Begins a batch's transaction. */
    Uni<Transaction> begin();
}
