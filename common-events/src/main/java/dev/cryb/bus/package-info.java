/**
 * The bus: commands, queries, replies and events over Redis streams, with Postgres holding the truth.
 *
 * <p>A command's way: {@link dev.cryb.bus.CommandPublisher} adds it to the stream of its partition; the
 * {@link dev.cryb.bus.Lane} that holds the partition reads it in order, runs its {@link dev.cryb.bus.CommandHandler}
 * with a {@link dev.cryb.bus.UnitOfWork}, commits the whole batch in one transaction together with the partition's row,
 * publishes what came of it ({@link dev.cryb.bus.Outgoing}) and trims. Events reach every gateway through
 * {@link dev.cryb.bus.EventTail}, answers through {@link dev.cryb.bus.ReplyTail}.
 *
 * <p>What a command leaves to do for after its commit is a row, done by {@link dev.cryb.bus.TodoWorker} where the
 * partition is held.
 *
 * <p>The lane and the tail know Redis and Postgres only as ports ({@link dev.cryb.bus.LaneStreams},
 * {@link dev.cryb.bus.LaneStore}, {@link dev.cryb.bus.EventStreams}), so that {@code BusModelTest} can run the very same
 * code in a simulated world, with a fault at every arrow. Read that test first.
 */
@NullMarked
package dev.cryb.bus;

import org.jspecify.annotations.NullMarked;
