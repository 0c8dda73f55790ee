package dev.cryb.messaging.bus;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.Transaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.model.Message;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jboss.logging.Logger;

/**
 * Messages with a gapless seq from a model in memory, and no rights.
 *
 * <p>Content may ask for more: {@code poison...} is a bug, {@code hang} never ends unless {@link #LET_GO} does, {@code
 * todo:kind:payload} leaves work, {@code aloud...} is logged after the database was asked.
 */
final class SayHandler implements CommandHandler<CreateMessage> {

    private static final Logger LOG = Logger.getLogger(SayHandler.class);

    /** Ends what hangs. */
    static final CompletableFuture<Void> LET_GO = new CompletableFuture<>();

    /** Newest seq by channel. */
    private static final class Seqs {
        private final Map<ChannelId, Long> newest = new HashMap<>();
    }

    private record Said(long id, long channel, long seq, long author, String content) {}

    @Override
    public Class<CreateMessage> command() {
        return CreateMessage.class;
    }

    @Override
    public Uni<Ack> handle(CreateMessage command, UnitOfWork work) {
        if (command.content().startsWith("poison")) {
            throw new IllegalStateException("a bug");
        }
        if (command.content().equals("hang")) {
            return Uni.createFrom().completionStage(LET_GO).map(over -> said(command, work, 1_000));
        }
        if (command.content().startsWith("aloud")) {
            return newest(command.channelId(), work).map(seq -> {
                LOG.infof("said: %s", command.content());
                return said(command, work, seq + 1_000 + command.content().hashCode() % 1_000);
            });
        }
        Seqs seqs = work.model(Seqs.class, Seqs::new);
        Long known = seqs.newest.get(command.channelId());
        Uni<Long> newest = known != null ? Uni.createFrom().item(known) : newest(command.channelId(), work);
        return newest.map(seq -> {
            seqs.newest.put(command.channelId(), seq + 1);
            return said(command, work, seq + 1);
        });
    }

    private static Uni<Long> newest(ChannelId channel, UnitOfWork work) {
        return work.transaction()
                .chain(transaction -> PgTransaction.connection(transaction)
                        .preparedQuery("SELECT coalesce(max(seq), 0) FROM message WHERE channel_id = $1")
                        .execute(Tuple.of(channel.value())))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    private static Ack said(CreateMessage command, UnitOfWork work, long seq) {
        MessageId id = new MessageId(work.nextId());
        long author = work.caller().userId().value();
        work.write(
                SayHandler::insert, new Said(id.value(), command.channelId().value(), seq, author, command.content()));
        if (command.content().startsWith("todo:")) {
            String[] parts = command.content().split(":", 3);
            work.todo(parts[1], parts[2]);
        }
        return Ack.okJson(work.publish(new MessageEvent.MessageCreated(
                new Message(
                        id,
                        command.channelId(),
                        null,
                        seq,
                        work.caller().user(),
                        command.content(),
                        null,
                        List.of(),
                        List.of(),
                        List.of(),
                        false,
                        List.of(),
                        false,
                        null,
                        work.time(),
                        work.clientNonce()),
                null)));
    }

    private static Uni<Void> insert(Transaction transaction, List<Said> rows) {
        SqlConnection connection = PgTransaction.connection(transaction);
        return connection
                .preparedQuery("""
                        INSERT INTO message (id, channel_id, seq, author_id, content, created_at)
                        VALUES ($1, $2, $3, $4, $5, now())""")
                .executeBatch(rows.stream()
                        .map(row -> Tuple.of(row.id, row.channel, row.seq, row.author, row.content))
                        .toList())
                .replaceWithVoid();
    }
}
