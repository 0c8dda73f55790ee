package dev.cryb.messaging.relationship;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.AcceptFriend;
import dev.cryb.request.Ack;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says yes to someone who has asked. */
@ApplicationScoped
class AcceptFriendHandler implements CommandHandler<AcceptFriend> {

    private final Relationships relationships;

    AcceptFriendHandler(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<AcceptFriend> command() {
        return AcceptFriend.class;
    }

    @Override
    public Uni<Ack> handle(AcceptFriend command, UnitOfWork work) {
        return relationships.make(command, work, RelationshipRules::accepted);
    }
}
