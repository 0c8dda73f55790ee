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
     * Notes the entry at which a new holder starts; counts takeovers that started at the same one.
     *
     * @return how many in a row have started there, this one included; a committed batch starts the count anew
     */
    Uni<Integer> strike(int partition, long epoch, StreamId head);

    /** Begins a batch's transaction. */
    Uni<Transaction> begin();
}
