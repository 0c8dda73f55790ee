package dev.cryb.messaging.dm;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.PeopleEvent;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.DmModel;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Takes one out of a group, in whatever way they go. */
@ApplicationScoped
class GroupLeaving {

    private final RecipientRepository recipients;

    GroupLeaving(RecipientRepository recipients) {
        this.recipients = recipients;
    }

    /** Ends someone's part in a group, and the group with its last; gives what is told of it as JSON. */
    Uni<String> leave(DmModel group, UserId userId, UnitOfWork work) {
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> recipients
                        .remove(connection, group.channel().id(), userId)
                        .chain(() -> handOver(connection, group, userId)))
                .map(done -> tell(group.channel().id(), userId, work));
    }

    private Uni<Void> handOver(SqlConnection connection, DmModel group, UserId leaving) {
        ChannelId id = group.channel().id();
        return DmRules.heir(group, leaving)
                .map(heir -> recipients.own(connection, id, heir).invoke(() -> group.own(heir)))
                .orElseGet(() -> Uni.createFrom().voidItem())
                .invoke(() -> {
                    group.recipients().remove(leaving);
                    group.closed().remove(leaving);
                })
                .chain(() -> group.recipients().isEmpty()
                        ? recipients.end(connection, id)
                        : Uni.createFrom().voidItem());
    }

    private static String tell(ChannelId id, UserId userId, UnitOfWork work) {
        String json = work.publish(new PeopleEvent.RecipientRemoved(id, userId));
        work.publish(new PeopleEvent.ChannelMemberLeft(new PeopleEvent.ChannelMemberLeft.Data(id, userId)));
        return json;
    }
}
