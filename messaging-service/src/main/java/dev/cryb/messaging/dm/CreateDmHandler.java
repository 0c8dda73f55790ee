package dev.cryb.messaging.dm;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.DmModel;
import dev.cryb.messaging.access.DmRepository;
import dev.cryb.messaging.person.People;
import dev.cryb.messaging.relationship.RelationshipRepository;
import dev.cryb.model.Channel;
import dev.cryb.model.ChannelType;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateDm;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Opens a direct message with one, or a group with more.
 *
 * <p>Two have one direct message for good: whoever opens it again, or at the same time, gets that one.
 */
@ApplicationScoped
class CreateDmHandler implements CommandHandler<CreateDm> {

    private final People people;
    private final RelationshipRepository relationships;
    private final RecipientRepository recipients;
    private final DmRepository dms;
    private final Access access;

    CreateDmHandler(
            People people,
            RelationshipRepository relationships,
            RecipientRepository recipients,
            DmRepository dms,
            Access access) {
        this.people = people;
        this.relationships = relationships;
        this.recipients = recipients;
        this.dms = dms;
        this.access = access;
    }

    /** What the caller is answered. */
    record Opened(Channel channel, boolean existed) {}

    @Override
    public Class<CreateDm> command() {
        return CreateDm.class;
    }

    @Override
    public Uni<Ack> handle(CreateDm command, UnitOfWork work) {
        List<User> others = DmRules.others(command, work.caller().userId());
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> people.meet(connection, work.caller(), others)
                        .chain(() -> relationships.isBlocked(
                                connection, work.caller().userId(), command.userIds()))
                        .invoke(DmRules::requireUnblocked)
                        .chain(() -> command.userIds().size() == 1
                                ? pair(connection, command.userIds().get(0), work)
                                : group(connection, command, work)))
                .map(Ack::ok);
    }

    private Uni<Opened> pair(SqlConnection connection, UserId other, UnitOfWork work) {
        UserId caller = work.caller().userId();
        return recipients
                .ofPair(connection, caller, other)
                .chain(found -> found.isPresent()
                        ? access.dm(work, found.get()).chain(dm -> again(connection, dm, work))
                        : make(connection, ChannelType.DM, "", null, List.of(caller, other), work)
                                .call(made -> recipients.keepPair(
                                        connection,
                                        caller,
                                        other,
                                        made.channel().id())));
    }

    private Uni<Opened> group(SqlConnection connection, CreateDm command, UnitOfWork work) {
        UserId caller = work.caller().userId();
        List<UserId> all = new ArrayList<>(List.of(caller));
        all.addAll(command.userIds());
        return make(connection, ChannelType.GROUP, Objects.requireNonNullElse(command.name(), ""), caller, all, work);
    }

    private Uni<Opened> again(SqlConnection connection, DmModel dm, UnitOfWork work) {
        UserId caller = work.caller().userId();
        ChannelId id = dm.channel().id();
        Uni<Channel> seen =
                dms.one(connection, id, caller).map(one -> one.orElseThrow().channel());
        if (!dm.closed().contains(caller)) {
            return seen.map(channel -> new Opened(channel, true));
        }
        return recipients
                .anyHasOpen(connection, List.of(caller), DmRules.MAX_OPEN)
                .invoke(DmRules::requireRoom)
                .chain(() -> recipients.close(connection, id, List.of(caller), false))
                .chain(() -> seen)
                .invoke(channel -> {
                    dm.closed().remove(caller);
                    work.publish(DmNews.opened(channel, caller));
                })
                .map(channel -> new Opened(channel, true));
    }

    private Uni<Opened> make(
            SqlConnection connection,
            ChannelType type,
            String name,
            @Nullable UserId owner,
            List<UserId> all,
            UnitOfWork work) {
        ChannelId id = new ChannelId(work.nextId());
        return recipients
                .anyHasOpen(connection, all, DmRules.MAX_OPEN)
                .invoke(DmRules::requireRoom)
                .chain(() -> recipients.insert(connection, id, type, name, owner, all, work.time()))
                .chain(() -> dms.one(connection, id, work.caller().userId()))
                .map(one -> one.orElseThrow().channel())
                .invoke(channel -> all.forEach(reader -> work.publish(DmNews.opened(channel, reader))))
                .map(channel -> new Opened(channel, false));
    }
}
