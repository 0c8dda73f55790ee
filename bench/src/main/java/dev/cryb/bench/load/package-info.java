/**
 * The clients: plain NIO, hand-made frames, next to no parsing.
 *
 * <p>{@link dev.cryb.bench.load.LoadGenerator} spreads rooms over a few {@link dev.cryb.bench.load.LoadWorker} threads.
 * In each, {@code Wire} reads frames, a {@link dev.cryb.bench.load.Dialect} understands them, {@code Traffic} notes
 * each delivery in its socket's {@code OnceWindow} and sends what is next. The {@link dev.cryb.bench.load.Verdict}
 * tells whether every acked message reached every member once.
 */
@NullMarked
package dev.cryb.bench.load;

import org.jspecify.annotations.NullMarked;
