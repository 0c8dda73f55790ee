package dev.cryb.messaging.dm;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.Shape;
import dev.cryb.event.PeopleEvent;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.DmModel;
import dev.cryb.messaging.access.DmRepository;
import dev.cryb.messaging.person.People;
import dev.cryb.messaging.relationship.RelationshipRepository;
import dev.cryb.model.Channel;
import dev.cryb.model.Member;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.AddRecipient;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Takes someone into a group; any of its people may. */
@ApplicationScoped
class AddRecipientHandler implements CommandHandler<AddRecipient> {

    private final Access access;
    private final People people;
    private final RelationshipRepository relationships;
    private final RecipientRepository recipients;
    private final DmRepository dms;

    AddRecipientHandler(
            Access access,
            People people,
            RelationshipRepository relationships,
            RecipientRepository recipients,
            DmRepository dms) {
        this.access = access;
        this.people = people;
        this.relationships = relationships;
        this.recipients = recipients;
        this.dms = dms;
    }

    @Override
    public Class<AddRecipient> command() {
        return AddRecipient.class;
    }

    @Override
    public Uni<Ack> handle(AddRecipient command, UnitOfWork work) {
        User person = Shape.required("userId", command.person());
        return access.channel(work, command.channelId())
                .map(DmRules::group)
                .invoke(group -> DmRules.checkAdd(group, command.userId()))
                .chain(group -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection ->
                                check(connection, person, work).chain(() -> add(connection, group, command, work))));
    }

    private Uni<Void> check(SqlConnection connection, User person, UnitOfWork work) {
        return people.meet(connection, work.caller(), List.of(person))
                .chain(() -> relationships.isBlocked(connection, work.caller().userId(), List.of(person.id())))
                .invoke(DmRules::requireUnblocked)
                .chain(() -> recipients.anyHasOpen(connection, List.of(person.id()), DmRules.MAX_OPEN))
                .invoke(DmRules::requireRoom)
                .replaceWithVoid();
    }

    private Uni<Ack> add(SqlConnection connection, DmModel group, AddRecipient command, UnitOfWork work) {
        return recipients
                .add(connection, command.channelId(), List.of(command.userId()), work.time())
                .chain(() -> dms.one(connection, command.channelId(), command.userId()))
                .map(seen -> {
                    group.recipients().add(command.userId());
                    return tell(seen.orElseThrow().channel(), command, work);
                });
    }

    private static Ack tell(Channel channel, AddRecipient command, UnitOfWork work) {
        User user = DmNews.recipients(channel).stream()
                .filter(one -> one.id().equals(command.userId()))
                .findFirst()
                .orElseThrow();
        work.publish(DmNews.opened(channel, user.id()));
        String json = work.publish(new PeopleEvent.RecipientAdded(
                new PeopleEvent.RecipientAdded.Data(channel.id(), user.id(), user), DmNews.access(channel)));
        work.publish(new PeopleEvent.ChannelMemberJoined(new PeopleEvent.ChannelMemberJoined.Data(
                channel.id(), new Member(user, null, List.of(), work.time(), null))));
        return Ack.okJson(json);
    }
}
