package dev.cryb.messaging.reaction;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.ReactionsCleared;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.message.MessageRepository;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.ClearReactions;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes all reactions off a message, or all with one emoji. */
@ApplicationScoped
class ClearReactionsHandler implements CommandHandler<ClearReactions> {

    private final Access access;
    private final MessageRepository messages;
    private final ReactionRepository reactions;
    private final AuditLog audit;

    ClearReactionsHandler(Access access, MessageRepository messages, ReactionRepository reactions, AuditLog audit) {
        this.access = access;
        this.messages = messages;
        this.reactions = reactions;
        this.audit = audit;
    }

    @Override
    public Class<ClearReactions> command() {
        return ClearReactions.class;
    }

    @Override
    public Uni<Ack> handle(ClearReactions command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(sight -> sight.rights().require(Permission.MANAGE_MESSAGES))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> messages.standing(connection, command.channelId(), command.messageId())
                                .map(found -> found.orElseThrow(Unknown::message))
                                .chain(() -> clear(connection, command, sight, work))));
    }

    private Uni<Ack> clear(SqlConnection connection, ClearReactions command, ChannelSight sight, UnitOfWork work) {
        ReactionsCleared.Data data =
                new ReactionsCleared.Data(command.channelId(), command.messageId(), command.emoji());
        return reactions
                .clear(connection, command.channelId(), command.messageId(), command.emoji())
                .map(any -> any ? told(data, sight, work) : Ack.ok(data));
    }

    private Ack told(ReactionsCleared.Data data, ChannelSight sight, UnitOfWork work) {
        String json = work.publish(new ReactionsCleared(data));
        audit.log(
                work,
                sight.inServer().server().id(),
                RequestType.MESSAGE_REACTIONS_CLEAR,
                data.messageId(),
                null,
                new Changes().of("channelId", data.channelId(), null).of("emoji", data.emoji(), null));
        return Ack.okJson(json);
    }
}
