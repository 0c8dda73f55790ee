package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.MessageEvent.MessagePinned;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.PinMessage;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Pins a message; one that is pinned stays so. */
@ApplicationScoped
class PinMessageHandler implements CommandHandler<PinMessage> {

    private final Access access;
    private final MessageRepository messages;
    private final AuditLog audit;

    PinMessageHandler(Access access, MessageRepository messages, AuditLog audit) {
        this.access = access;
        this.messages = messages;
        this.audit = audit;
    }

    @Override
    public Class<PinMessage> command() {
        return PinMessage.class;
    }

    @Override
    public Uni<Ack> handle(PinMessage command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(sight -> sight.rights().require(Permission.PIN_MESSAGES))
                .invoke(sight -> sight.requireUnblocked())
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> messages.standing(connection, command.channelId(), command.messageId())
                                .map(found -> found.orElseThrow(Unknown::message))
                                .chain(message -> message.pinned()
                                        ? Uni.createFrom().item(Ack.ok(data(command, work)))
                                        : pin(connection, command, sight, work))));
    }

    private Uni<Ack> pin(SqlConnection connection, PinMessage command, ChannelSight sight, UnitOfWork work) {
        return messages.countPins(connection, command.channelId())
                .invoke(count -> {
                    if (count >= MessageRules.MAX_PINS) {
                        throw Refused.of(
                                ErrorCode.LIMIT_REACHED,
                                "A channel has at most " + MessageRules.MAX_PINS + " pinned messages.");
                    }
                })
                .chain(() -> messages.pin(connection, command.channelId(), command.messageId(), work.time()))
                .map(pinned -> told(command, sight, work));
    }

    private Ack told(PinMessage command, ChannelSight sight, UnitOfWork work) {
        String json = work.publish(new MessagePinned(data(command, work)));
        ServerId serverId = sight.serverId();
        if (serverId != null) {
            audit.log(
                    work,
                    serverId,
                    RequestType.MESSAGE_PIN,
                    command.messageId(),
                    null,
                    new Changes().of("pinnedIn", null, command.channelId()));
        }
        return Ack.okJson(json);
    }

    private static MessagePinned.Data data(PinMessage command, UnitOfWork work) {
        return new MessagePinned.Data(
                command.channelId(), command.messageId(), work.caller().userId());
    }
}
