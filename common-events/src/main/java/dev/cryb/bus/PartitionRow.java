package dev.cryb.bus;

/**
 * A partition's row: fence, consumer offset, id counter, event counter and outbox in one.
 *
 * @param epoch raised by whoever takes the partition; a batch of an older epoch cannot commit
 * @param position the last entry of the command stream whose batch was committed
 * @param lastId the newest id minted
 * @param published source number of the newest event
 * @param outgoing what the last batch has to tell
 * @param strikes above 0 where a former holder began on an entry and did not get past it
 */
public record PartitionRow(
        int partition, long epoch, StreamId position, long lastId, long published, Outgoing outgoing, int strikes) {}
