package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.MessagesBulkDeleted;
import dev.cryb.id.MessageId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.attachment.Attachments;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.BulkDeleteMessages;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes many messages at once; those that are gone already are passed over. */
@ApplicationScoped
class BulkDeleteMessagesHandler implements CommandHandler<BulkDeleteMessages> {

    private final Access access;
    private final MessageRepository messages;
    private final Attachments attachments;
    private final AuditLog audit;

    BulkDeleteMessagesHandler(Access access, MessageRepository messages, Attachments attachments, AuditLog audit) {
        this.access = access;
        this.messages = messages;
        this.attachments = attachments;
        this.audit = audit;
    }

    @Override
    public Class<BulkDeleteMessages> command() {
        return BulkDeleteMessages.class;
    }

    @Override
    public Uni<Ack> handle(BulkDeleteMessages command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(sight -> sight.rights().require(Permission.MANAGE_MESSAGES))
                .invoke(sight -> MessageRules.checkBulk(command.ids(), work.time()))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> messages.delete(
                                        connection, command.channelId(), command.ids(), work.time())
                                .call(gone -> attachments.release(connection, command.channelId(), gone, work)))
                        .map(gone -> told(command, gone, sight, work)));
    }

    private Ack told(BulkDeleteMessages command, List<MessageId> gone, ChannelSight sight, UnitOfWork work) {
        MessagesBulkDeleted.Data deleted = new MessagesBulkDeleted.Data(command.channelId(), gone);
        if (gone.isEmpty()) {
            return Ack.ok(deleted);
        }
        String json = work.publish(new MessagesBulkDeleted(deleted));
        audit.log(
                work,
                sight.inServer().server().id(),
                RequestType.MESSAGE_BULK_DELETE,
                command.channelId(),
                command.reason(),
                new Changes().of("messages", gone, null));
        return Ack.okJson(json);
    }
}
