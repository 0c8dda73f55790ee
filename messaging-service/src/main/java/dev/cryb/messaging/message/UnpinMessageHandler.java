package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.MessageUnpinned;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.UnpinMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes a pinned message down; one that is not pinned stays so. */
@ApplicationScoped
class UnpinMessageHandler implements CommandHandler<UnpinMessage> {

    private final Access access;
    private final MessageRepository messages;
    private final AuditLog audit;

    UnpinMessageHandler(Access access, MessageRepository messages, AuditLog audit) {
        this.access = access;
        this.messages = messages;
        this.audit = audit;
    }

    @Override
    public Class<UnpinMessage> command() {
        return UnpinMessage.class;
    }

    @Override
    public Uni<Ack> handle(UnpinMessage command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(sight -> sight.rights().require(Permission.PIN_MESSAGES))
                .invoke(sight -> sight.requireUnblocked())
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> messages.standing(connection, command.channelId(), command.messageId())
                                .map(found -> found.orElseThrow(Unknown::message))
                                .chain(message -> !message.pinned()
                                        ? Uni.createFrom().item(Ack.ok(data(command, work)))
                                        : unpin(connection, command, sight, work))));
    }

    private Uni<Ack> unpin(SqlConnection connection, UnpinMessage command, ChannelSight sight, UnitOfWork work) {
        return messages.pin(connection, command.channelId(), command.messageId(), null)
                .map(taken -> told(command, sight, work));
    }

    private Ack told(UnpinMessage command, ChannelSight sight, UnitOfWork work) {
        String json = work.publish(new MessageUnpinned(data(command, work)));
        ServerId serverId = sight.serverId();
        if (serverId != null) {
            audit.log(
                    work,
                    serverId,
                    RequestType.MESSAGE_UNPIN,
                    command.messageId(),
                    null,
                    new Changes().of("pinnedIn", command.channelId(), null));
        }
        return Ack.okJson(json);
    }

    private static MessageUnpinned.Data data(UnpinMessage command, UnitOfWork work) {
        return new MessageUnpinned.Data(
                command.channelId(), command.messageId(), work.caller().userId());
    }
}
