package dev.cryb.bus;

import dev.cryb.bus.SimWorld.Process;
import dev.cryb.bus.Transaction.NonceKey;
import dev.cryb.bus.Transaction.Remembered;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Postgres in a few maps: committed rows, transactions that see their own, and row locks with a timeout. */
final class SimPostgres {

    /** A message row: what the toy service writes. */
    record Row(long id, long channel, long seq, String content) {}

    private static final long LOCK_ENDS_MS = 4_000;

    private final SimWorld world;
    private final Map<Integer, Stored> partitions = new HashMap<>();
    private final Map<NonceKey, Remembered> idempotency = new HashMap<>();
    private final Map<Integer, Tx> locks = new HashMap<>();
    final List<Row> rows = new ArrayList<>();
    boolean down;

    private static final class Stored {
        private long epoch;
        private StreamId position = StreamId.ZERO;
        private long lastId;
        private long published;
        private byte[] outgoing = new byte[0];
        private int strikes;
        private StreamId suspect = StreamId.ZERO;
    }

    SimPostgres(SimWorld world) {
        this.world = world;
        for (int p = 0; p < 64; p++) {
            partitions.put(p, new Stored());
        }
    }

    long published(int partition) {
        return stored(partition).published;
    }

    private Stored stored(int partition) {
        return java.util.Objects.requireNonNull(partitions.get(partition));
    }

    private void check() {
        if (down) {
            throw new UncheckedIOException(new IOException("Postgres is away"));
        }
    }

    /** A lost connection ends its transaction; so does a client that holds a lock and says nothing. */
    private boolean isLocked(int partition) {
        Tx holder = locks.get(partition);
        if (holder != null && (holder.owner.dead || holder.ended || world.now - holder.lockedAt > LOCK_ENDS_MS)) {
            holder.end();
            return false;
        }
        return holder != null;
    }

    LaneStore store(Process owner) {
        return new LaneStore() {
            @Override
            public Uni<PartitionRow> take(int partition) {
                return world.step(owner, () -> {
                    check();
                    if (isLocked(partition)) {
                        throw new UncheckedIOException(new IOException("lock timeout"));
                    }
                    Stored row = stored(partition);
                    row.epoch++;
                    return row(partition);
                });
            }

            @Override
            public Uni<List<PartitionRow>> read(List<Integer> asked) {
                return world.step(owner, () -> {
                    check();
                    return asked.stream().map(SimPostgres.this::row).toList();
                });
            }

            @Override
            public Uni<Integer> strike(int partition, long epoch, StreamId head) {
                return world.step(owner, () -> {
                    check();
                    Stored row = stored(partition);
                    if (row.epoch != epoch) {
                        return 0;
                    }
                    row.strikes = row.suspect.equals(head) ? row.strikes + 1 : 1;
                    row.suspect = head;
                    return row.strikes;
                });
            }

            @Override
            public Uni<Transaction> begin() {
                return world.step(owner, () -> {
                    check();
                    return new Tx(owner);
                });
            }
        };
    }

    private PartitionRow row(int partition) {
        Stored row = stored(partition);
        return new PartitionRow(
                partition, row.epoch, row.position, row.lastId, row.published, Outgoing.of(row.outgoing), row.strikes);
    }

    /** A transaction: its writes wait for the commit, its locks do not. */
    final class Tx implements Transaction {
        private final Process owner;
        private final List<Runnable> writes = new ArrayList<>();
        private final Map<Long, Long> ownSeqs = new LinkedHashMap<>();
        private boolean ended;
        private long lockedAt;

        Tx(Process owner) {
            this.owner = owner;
        }

        private <T> Uni<T> step(java.util.function.Supplier<T> effect) {
            return world.step(owner, () -> {
                check();
                if (ended) {
                    throw new UncheckedIOException(new IOException("terminating connection"));
                }
                return effect.get();
            });
        }

        void end() {
            ended = true;
            locks.values().removeIf(holder -> holder == this);
        }

        /** The newest seq of a channel, own rows included. */
        Uni<Long> newestSeq(long channel) {
            return step(() -> Math.max(
                    ownSeqs.getOrDefault(channel, 0L),
                    rows.stream()
                            .filter(row -> row.channel() == channel)
                            .mapToLong(Row::seq)
                            .max()
                            .orElse(0)));
        }

        Uni<Void> insert(List<Row> added) {
            return step(() -> {
                if (added.stream().anyMatch(row -> row.content().startsWith("sql"))) {
                    throw new IllegalStateException("a constraint says no");
                }
                added.forEach(row -> ownSeqs.merge(row.channel(), row.seq(), Math::max));
                writes.add(() -> rows.addAll(added));
                return null;
            });
        }

        @Override
        public Uni<Map<NonceKey, Remembered>> recall(List<NonceKey> keys) {
            return step(() -> {
                Map<NonceKey, Remembered> found = new HashMap<>();
                keys.forEach(key -> {
                    Remembered known = idempotency.get(key);
                    if (known != null) {
                        found.put(key, known);
                    }
                });
                return found;
            });
        }

        @Override
        public Uni<Void> begun() {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> finish(List<Long> todoIds) {
            return Uni.createFrom().voidItem();
        }

        @Override
        public Uni<Void> commit(
                List<Remembered> acks, List<Todo> todos, List<Advance> advances, Runnable aboutToCommit) {
            return remember(acks)
                    .chain(() -> advance(advances))
                    .invoke(moved -> {
                        if (moved != advances.size()) {
                            end();
                            throw new Trouble.Fenced();
                        }
                        aboutToCommit.run();
                    })
                    .chain(this::commit)
                    .onFailure(failure -> !(failure instanceof Trouble.Fenced))
                    .transform(Trouble.UnknownCommit::new);
        }

        private Uni<Void> remember(List<Remembered> acks) {
            return step(() -> {
                writes.add(() -> acks.forEach(ack -> idempotency.put(ack.key(), ack)));
                return null;
            });
        }

        private Uni<Integer> advance(List<Advance> advances) {
            return step(() -> {
                int moved = 0;
                for (Advance one : advances) {
                    Stored row = stored(one.partition());
                    if (isLocked(one.partition())) {
                        throw new UncheckedIOException(new IOException("lock timeout"));
                    }
                    if (row.epoch == one.epoch() && row.position.equals(one.previous())) {
                        moved++;
                        locks.put(one.partition(), this);
                        lockedAt = world.now;
                        writes.add(() -> {
                            row.position = one.position();
                            row.lastId = one.lastId();
                            row.published = one.published();
                            row.outgoing = one.outgoing();
                            row.strikes = 0;
                            row.suspect = StreamId.ZERO;
                        });
                    }
                }
                return moved;
            });
        }

        private Uni<Void> commit() {
            return step(() -> {
                writes.forEach(Runnable::run);
                end();
                return null;
            });
        }

        @Override
        public Uni<Void> rollback() {
            end();
            return Uni.createFrom().voidItem();
        }
    }
}
