package dev.cryb.bus;

import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;

/** Adds commands and queries to the streams of their services. */
public final class CommandPublisher {

    /** Queries that wait at most; older ones are dropped, their askers get {@code TIMEOUT}. */
    private static final int QUERIES_KEPT = 10_000;

    private final Streams streams;
    private final RedisWriter writer;

    public CommandPublisher(Streams streams, RedisWriter writer) {
        this.streams = streams;
        this.writer = writer;
    }

    /**
     * Adds a command to its partition's line.
     *
     * <p>A failure means that it is unknown whether it was added: add it again with the same nonce, no longer fresh.
     */
    public Uni<Void> command(Service service, int partition, CommandEntry entry) {
        return writer.write(RedisLaneStreams.add(streams.commands(service, partition), entry))
                .replaceWithVoid();
    }

    /** Adds a query for whichever instance is free. */
    public Uni<Void> query(Service service, CommandEntry entry) {
        Request add = Request.cmd(Command.XADD)
                .arg(streams.queries(service))
                .arg("MAXLEN")
                .arg("~")
                .arg(QUERIES_KEPT)
                .arg("*");
        entry.fields().forEach((field, value) -> add.arg(field).arg(value));
        return writer.write(add).replaceWithVoid();
    }
}
