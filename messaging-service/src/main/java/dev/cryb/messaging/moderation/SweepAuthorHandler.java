package dev.cryb.messaging.moderation;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.MessagesBulkDeleted;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.json.Json;
import dev.cryb.messaging.attachment.Attachments;
import dev.cryb.messaging.message.MessageRepository;
import dev.cryb.request.Ack;
import dev.cryb.request.SweepAuthor;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes a piece of what someone said, and leaves the next piece to do; clients see bulk deletions. */
@ApplicationScoped
class SweepAuthorHandler implements CommandHandler<SweepAuthor> {

    private final SweepRepository sweeps;
    private final MessageRepository messages;
    private final Attachments attachments;

    SweepAuthorHandler(SweepRepository sweeps, MessageRepository messages, Attachments attachments) {
        this.sweeps = sweeps;
        this.messages = messages;
        this.attachments = attachments;
    }

    @Override
    public Class<SweepAuthor> command() {
        return SweepAuthor.class;
    }

    @Override
    public Uni<Ack> handle(SweepAuthor command, UnitOfWork work) {
        SweepAuthor.From from = command.from();
        long channel = from == null ? 0 : from.channelId().value();
        return work.transaction().map(PgTransaction::connection).chain(connection -> sweeps.channel(
                        connection, command.serverId(), channel)
                .chain(found -> found.isEmpty()
                        ? Uni.createFrom().item(Ack.done())
                        : sweep(connection, found.get(), command, work)));
    }

    private Uni<Ack> sweep(SqlConnection connection, ChannelId channelId, SweepAuthor command, UnitOfWork work) {
        SweepAuthor.From from = command.from();
        MessageId start = from != null && from.channelId().equals(channelId) ? from.messageId() : command.since();
        return sweeps.piece(connection, channelId, start, command)
                .call(piece -> piece.theirs().isEmpty()
                        ? Uni.createFrom().voidItem()
                        : messages.delete(connection, channelId, piece.theirs(), work.time())
                                .call(gone -> attachments.release(connection, channelId, gone, work)))
                .map(piece -> {
                    if (!piece.theirs().isEmpty()) {
                        work.publish(new MessagesBulkDeleted(new MessagesBulkDeleted.Data(channelId, piece.theirs())));
                    }
                    SweepAuthor.From next = piece.next()
                            .map(message -> new SweepAuthor.From(channelId, message))
                            .orElseGet(
                                    () -> new SweepAuthor.From(new ChannelId(channelId.value() + 1), command.since()));
                    work.todo(
                            AuthorSweep.KIND,
                            Json.write(new SweepAuthor(command.serverId(), command.authorId(), command.since(), next)));
                    return Ack.done();
                });
    }
}
