package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.MessagesBulkDeleted;
import dev.cryb.messaging.access.Access;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.BulkDeleteMessages;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Deletes many messages at once; those that are gone already are passed over. */
@ApplicationScoped
class BulkDeleteMessagesHandler implements CommandHandler<BulkDeleteMessages> {

    private final Access access;
    private final MessageRepository messages;

    BulkDeleteMessagesHandler(Access access, MessageRepository messages) {
        this.access = access;
        this.messages = messages;
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
                .chain(sight -> work.transaction())
                .map(PgTransaction::connection)
                .chain(connection -> messages.delete(connection, command.channelId(), command.ids(), work.time()))
                .map(gone -> told(new MessagesBulkDeleted.Data(command.channelId(), gone), work));
    }

    private static Ack told(MessagesBulkDeleted.Data deleted, UnitOfWork work) {
        return deleted.deleted().isEmpty()
                ? Ack.ok(deleted)
                : Ack.okJson(work.publish(new MessagesBulkDeleted(deleted)));
    }
}
