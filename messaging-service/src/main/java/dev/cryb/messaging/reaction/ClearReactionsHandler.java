package dev.cryb.messaging.reaction;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.ReactionsCleared;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.message.MessageRepository;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.ClearReactions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes all reactions off a message, or all with one emoji. */
@ApplicationScoped
class ClearReactionsHandler implements CommandHandler<ClearReactions> {

    private final Access access;
    private final MessageRepository messages;
    private final ReactionRepository reactions;

    ClearReactionsHandler(Access access, MessageRepository messages, ReactionRepository reactions) {
        this.access = access;
        this.messages = messages;
        this.reactions = reactions;
    }

    @Override
    public Class<ClearReactions> command() {
        return ClearReactions.class;
    }

    @Override
    public Uni<Ack> handle(ClearReactions command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(sight -> sight.rights().require(Permission.MANAGE_MESSAGES))
                .chain(sight -> work.transaction())
                .map(PgTransaction::connection)
                .chain(connection -> messages.standing(connection, command.channelId(), command.messageId())
                        .map(found -> found.orElseThrow(Unknown::message))
                        .chain(() -> clear(connection, command, work)));
    }

    private Uni<Ack> clear(SqlConnection connection, ClearReactions command, UnitOfWork work) {
        ReactionsCleared.Data data =
                new ReactionsCleared.Data(command.channelId(), command.messageId(), command.emoji());
        return reactions
                .clear(connection, command.channelId(), command.messageId(), command.emoji())
                .map(any -> any ? Ack.okJson(work.publish(new ReactionsCleared(data))) : Ack.ok(data));
    }
}
