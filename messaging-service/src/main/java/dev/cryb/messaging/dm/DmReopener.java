package dev.cryb.messaging.dm;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.DmModel;
import dev.cryb.messaging.access.DmRepository;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings a direct message back into the sight of those who had put it out of it. */
@ApplicationScoped
public class DmReopener {

    private final RecipientRepository recipients;
    private final DmRepository dms;

    DmReopener(RecipientRepository recipients, DmRepository dms) {
        this.recipients = recipients;
        this.dms = dms;
    }

    /**
     * To be called once a message is sure to be sent, and before it is published.
     *
     * <p>Those concerned hear {@code dm:created}. Nothing is done, and no database asked, while nobody has closed it.
     */
    public Uni<Void> beforeMessage(ChannelSight.InDm sight, UnitOfWork work) {
        if (sight.dm().closed().isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return work.transaction().chain(transaction -> reopen(PgTransaction.connection(transaction), sight.dm(), work));
    }

    private Uni<Void> reopen(SqlConnection connection, DmModel dm, UnitOfWork work) {
        return recipients
                .close(connection, dm.channel().id(), dm.closed(), false)
                .chain(() ->
                        dms.one(connection, dm.channel().id(), work.caller().userId()))
                .invoke(seen -> {
                    dm.closed()
                            .forEach(reader -> work.publish(
                                    DmNews.opened(seen.orElseThrow().channel(), reader)));
                    dm.closed().clear();
                })
                .replaceWithVoid();
    }
}
