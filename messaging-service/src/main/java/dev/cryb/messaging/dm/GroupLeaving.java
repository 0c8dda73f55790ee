package dev.cryb.messaging.dm;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.PeopleEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.DmModel;
import dev.cryb.messaging.access.DmRepository;
import dev.cryb.messaging.sweep.Sweeps;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Takes one out of a group, in whatever way they go. */
@ApplicationScoped
class GroupLeaving {

    private final RecipientRepository recipients;
    private final DmRepository dms;

    GroupLeaving(RecipientRepository recipients, DmRepository dms) {
        this.recipients = recipients;
        this.dms = dms;
    }

    /** Ends someone's part in a group, and the group with its last; gives what is told of it as JSON. */
    Uni<String> leave(DmModel group, UserId userId, UnitOfWork work) {
        Optional<UserId> heir = DmRules.heir(group, userId);
        return work.transaction().map(PgTransaction::connection).chain(connection -> recipients
                .remove(connection, group.channel().id(), userId)
                .map(removed -> tell(group, userId, work))
                .call(() -> heir.isPresent()
                        ? handOver(connection, group, heir.get(), work)
                        : endIfEmpty(connection, group, work)));
    }

    private static String tell(DmModel group, UserId userId, UnitOfWork work) {
        ChannelId id = group.channel().id();
        group.recipients().remove(userId);
        group.closed().remove(userId);
        String json = work.publish(new PeopleEvent.RecipientRemoved(id, userId));
        work.publish(new PeopleEvent.ChannelMemberLeft(new PeopleEvent.ChannelMemberLeft.Data(id, userId)));
        return json;
    }

    private Uni<Void> handOver(SqlConnection connection, DmModel group, UserId heir, UnitOfWork work) {
        ChannelId id = group.channel().id();
        return recipients
                .own(connection, id, heir)
                .invoke(() -> group.own(heir))
                .chain(() -> dms.one(connection, id, heir))
                .invoke(seen -> work.publish(
                        new PeopleEvent.GroupChanged(seen.orElseThrow().channel())))
                .replaceWithVoid();
    }

    private Uni<Void> endIfEmpty(SqlConnection connection, DmModel group, UnitOfWork work) {
        if (!group.recipients().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Sweeps.channel(work, group.channel().id());
        return recipients.end(connection, group.channel().id());
    }
}
