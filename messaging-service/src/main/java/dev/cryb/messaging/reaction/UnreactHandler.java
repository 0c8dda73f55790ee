package dev.cryb.messaging.reaction;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.ReactionRemoved;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.messaging.message.MessageRepository;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.Unreact;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;

/** Takes a reaction back; of others only with the right to. */
@ApplicationScoped
class UnreactHandler implements CommandHandler<Unreact> {

    private final Access access;
    private final MessageRepository messages;
    private final ReactionRepository reactions;
    private final AuditLog audit;

    UnreactHandler(Access access, MessageRepository messages, ReactionRepository reactions, AuditLog audit) {
        this.access = access;
        this.messages = messages;
        this.reactions = reactions;
        this.audit = audit;
    }

    @Override
    public Class<Unreact> command() {
        return Unreact.class;
    }

    @Override
    public Uni<Ack> handle(Unreact command, UnitOfWork work) {
        UserId whose =
                Objects.requireNonNullElse(command.userId(), work.caller().userId());
        return access.channel(work, command.channelId())
                .invoke(sight -> check(sight, whose, work))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> messages.standing(connection, command.channelId(), command.messageId())
                                .map(found -> found.orElseThrow(Unknown::message))
                                .chain(() -> remove(connection, command, whose, sight, work))));
    }

    private static void check(ChannelSight sight, UserId whose, UnitOfWork work) {
        sight.rights().require(Permission.READ_MESSAGE_HISTORY);
        if (!whose.equals(work.caller().userId())) {
            sight.rights().require(Permission.MANAGE_MESSAGES);
        }
    }

    private Uni<Ack> remove(
            SqlConnection connection, Unreact command, UserId whose, ChannelSight sight, UnitOfWork work) {
        return reactions
                .remove(connection, command.channelId(), command.messageId(), command.emoji(), whose)
                .chain(left -> left.isPresent()
                        ? Uni.createFrom().item(() -> told(data(command, whose, left.get()), sight, work))
                        : reactions
                                .totals(connection, command.channelId(), command.messageId())
                                .map(totals -> Ack.ok(data(command, whose, totals.getOrDefault(command.emoji(), 0)))));
    }

    /** Moderators' removals are acts, taking back one's own is not. */
    private Ack told(ReactionRemoved.Data data, ChannelSight sight, UnitOfWork work) {
        String json = work.publish(new ReactionRemoved(data));
        if (!data.userId().equals(work.caller().userId())) {
            audit.log(
                    work,
                    sight.inServer().server().id(),
                    RequestType.MESSAGE_UNREACT,
                    data.messageId(),
                    null,
                    new Changes()
                            .of("channelId", data.channelId(), null)
                            .of("userId", data.userId(), null)
                            .of("emoji", data.emoji(), null));
        }
        return Ack.okJson(json);
    }

    private static ReactionRemoved.Data data(Unreact command, UserId whose, int count) {
        return new ReactionRemoved.Data(command.channelId(), command.messageId(), whose, command.emoji(), count);
    }
}
