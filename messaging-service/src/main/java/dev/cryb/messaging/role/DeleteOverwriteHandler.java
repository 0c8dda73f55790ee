package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.ChannelEvent.OverwriteDeleted;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Member;
import dev.cryb.permission.Overwrite;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteOverwrite;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes away what a channel says of one role or member. */
@ApplicationScoped
class DeleteOverwriteHandler implements CommandHandler<DeleteOverwrite> {

    private final Access access;
    private final OverwriteRepository overwrites;
    private final NamedMembers named;
    private final AuditLog audit;

    DeleteOverwriteHandler(Access access, OverwriteRepository overwrites, NamedMembers named, AuditLog audit) {
        this.access = access;
        this.overwrites = overwrites;
        this.named = named;
        this.audit = audit;
    }

    @Override
    public Class<DeleteOverwrite> command() {
        return DeleteOverwrite.class;
    }

    @Override
    public Uni<Ack> handle(DeleteOverwrite command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .map(ChannelSight::inServer)
                .invoke(sight -> Overwrites.check(sight, command.targetType(), command.targetId(), null))
                .invoke(sight -> requireThere(command, sight))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> change(connection, command, sight, work)));
    }

    private static void requireThere(DeleteOverwrite command, ChannelSight.InServer sight) {
        if (Overwrites.of(sight.channel().access().overwrites(), command.targetType(), command.targetId()) == null) {
            throw command.targetType() == Overwrite.TargetType.ROLE ? Unknown.role() : Unknown.member();
        }
    }

    private Uni<Ack> change(
            SqlConnection connection, DeleteOverwrite command, ChannelSight.InServer sight, UnitOfWork work) {
        List<ChannelModel> concerned = Overwrites.concerned(sight);
        Overwrite before =
                Overwrites.of(sight.channel().access().overwrites(), command.targetType(), command.targetId());
        return overwrites
                .delete(
                        connection,
                        concerned.stream().map(ChannelModel::id).toList(),
                        command.targetType(),
                        command.targetId())
                .chain(() -> named.of(connection, sight, command.targetType(), command.targetId()))
                .map(member -> {
                    String json = concerned.stream()
                            .map(channel -> told(command, channel, sight, member.orElse(null), work))
                            .toList()
                            .get(0);
                    audit.log(
                            work,
                            sight.server().id(),
                            RequestType.CHANNEL_OVERWRITE_DELETE,
                            command.channelId(),
                            null,
                            new Changes().of("overwrite", before, null));
                    return Ack.okJson(json);
                });
    }

    private static String told(
            DeleteOverwrite command,
            ChannelModel channel,
            ChannelSight.InServer sight,
            @Nullable Member named,
            UnitOfWork work) {
        List<Overwrite> now =
                Overwrites.without(channel.access().overwrites(), command.targetType(), command.targetId());
        channel.change(channel.access().with(now), channel.position(), channel.slowmodeSeconds());
        return work.publish(new OverwriteDeleted(
                new OverwriteDeleted.Data(channel.id(), command.targetType(), Long.toString(command.targetId())),
                new AccessChange.OverwritesChanged(sight.server().id(), channel.id(), now, named)));
    }
}
