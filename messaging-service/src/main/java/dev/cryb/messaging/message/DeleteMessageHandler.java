package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.attachment.Attachments;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.message.MessageRepository.Standing;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteMessage;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes a message; its place stays as a tombstone. */
@ApplicationScoped
class DeleteMessageHandler implements CommandHandler<DeleteMessage> {

    private final Access access;
    private final MessageRepository messages;
    private final Attachments attachments;
    private final AuditLog audit;

    DeleteMessageHandler(Access access, MessageRepository messages, Attachments attachments, AuditLog audit) {
        this.access = access;
        this.messages = messages;
        this.attachments = attachments;
        this.audit = audit;
    }

    /** What a deletion is acked with. */
    record Deleted(MessageId id, ChannelId channelId, long seq) {}

    @Override
    public Class<DeleteMessage> command() {
        return DeleteMessage.class;
    }

    @Override
    public Uni<Ack> handle(DeleteMessage command, UnitOfWork work) {
        return access.channel(work, command.channelId()).chain(sight -> work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> messages.standing(connection, command.channelId(), command.messageId())
                        .map(found -> found.orElseThrow(Unknown::message))
                        .invoke(message -> MessageRules.checkDelete(
                                message, sight, work.caller().userId()))
                        .chain(message -> delete(connection, message, command, sight, work))));
    }

    private Uni<Ack> delete(
            SqlConnection connection, Standing message, DeleteMessage command, ChannelSight sight, UnitOfWork work) {
        return messages.delete(connection, command.channelId(), List.of(message.id()), work.time())
                .call(gone -> attachments.release(connection, command.channelId(), gone, work))
                .map(gone -> {
                    work.publish(new MessageEvent.MessageDeleted(
                            new MessageEvent.MessageDeleted.Data(command.channelId(), message.id(), message.seq())));
                    if (!message.authorId().equals(work.caller().userId())) {
                        written(message, command, sight, work);
                    }
                    return Ack.ok(new Deleted(message.id(), command.channelId(), message.seq()));
                });
    }

    /** Moderators' deletions are acts, one's own are not. */
    private void written(Standing message, DeleteMessage command, ChannelSight sight, UnitOfWork work) {
        audit.log(
                work,
                sight.inServer().server().id(),
                RequestType.MESSAGE_DELETE,
                message.id(),
                command.reason(),
                new Changes().of("channelId", command.channelId(), null).of("authorId", message.authorId(), null));
    }
}
