package dev.cryb.messaging.role;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.AccessChange;
import dev.cryb.event.ChannelEvent.OverwriteSet;
import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.Member;
import dev.cryb.permission.Overwrite;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import dev.cryb.request.SetOverwrite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets what a channel allows and denies to one role or member. */
@ApplicationScoped
class SetOverwriteHandler implements CommandHandler<SetOverwrite> {

    private final Access access;
    private final OverwriteRepository overwrites;
    private final NamedMembers named;
    private final AuditLog audit;

    SetOverwriteHandler(Access access, OverwriteRepository overwrites, NamedMembers named, AuditLog audit) {
        this.access = access;
        this.overwrites = overwrites;
        this.named = named;
        this.audit = audit;
    }

    @Override
    public Class<SetOverwrite> command() {
        return SetOverwrite.class;
    }

    @Override
    public Uni<Ack> handle(SetOverwrite command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .map(ChannelSight::inServer)
                .invoke(sight -> Overwrites.check(sight, command.targetType(), command.targetId(), command.overwrite()))
                .call(sight -> requireTarget(command, sight, work))
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> change(connection, command, sight, work)));
    }

    private Uni<Void> requireTarget(SetOverwrite command, ChannelSight.InServer sight, UnitOfWork work) {
        if (command.targetType() == Overwrite.TargetType.MEMBER) {
            return access.member(work, sight.server(), new UserId(command.targetId()))
                    .replaceWithVoid();
        }
        if (!sight.server().ground().byId().containsKey(new RoleId(command.targetId()))) {
            throw Unknown.role();
        }
        return Uni.createFrom().voidItem();
    }

    private Uni<Ack> change(
            SqlConnection connection, SetOverwrite command, ChannelSight.InServer sight, UnitOfWork work) {
        List<ChannelModel> concerned = Overwrites.concerned(sight);
        Overwrite before =
                Overwrites.of(sight.channel().access().overwrites(), command.targetType(), command.targetId());
        return overwrites
                .set(connection, concerned.stream().map(ChannelModel::id).toList(), command.overwrite())
                .chain(() -> named.of(connection, sight, command.targetType(), command.targetId()))
                .map(member -> {
                    String json = concerned.stream()
                            .map(channel -> told(command, channel, sight, member.orElse(null), work))
                            .toList()
                            .get(0);
                    audit.log(
                            work,
                            sight.server().id(),
                            RequestType.CHANNEL_OVERWRITE_SET,
                            command.channelId(),
                            null,
                            new Changes().of("overwrite", before, command.overwrite()));
                    return Ack.okJson(json);
                });
    }

    private static String told(
            SetOverwrite command,
            ChannelModel channel,
            ChannelSight.InServer sight,
            @Nullable Member named,
            UnitOfWork work) {
        List<Overwrite> now = Overwrites.with(channel.access().overwrites(), command.overwrite());
        channel.change(channel.access().with(now), channel.position(), channel.slowmodeSeconds());
        return work.publish(new OverwriteSet(
                new OverwriteSet.Data(channel.id(), command.overwrite()),
                new AccessChange.OverwritesChanged(sight.server().id(), channel.id(), now, named)));
    }
}
