/**
 * {@code ./cryb bench}: one load generator, two sides, one table.
 *
 * <p>{@link dev.cryb.bench.Bench} starts each side ({@code side/}: our stack, the peer) on a fresh Postgres and Redis,
 * runs the scenarios on it ({@code scenario/}) with clients that are cheaper than any server ({@code load/}), reads
 * CPU and memory from /proc ({@code measure/}) and compares ({@code report/}).
 */
@NullMarked
package dev.cryb.bench;

import org.jspecify.annotations.NullMarked;
