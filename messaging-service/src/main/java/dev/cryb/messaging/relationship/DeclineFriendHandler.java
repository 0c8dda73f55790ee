package dev.cryb.messaging.relationship;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.DeclineFriend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Says no to someone who has asked, or takes an own request back. */
@ApplicationScoped
class DeclineFriendHandler implements CommandHandler<DeclineFriend> {

    private final Relationships relationships;

    DeclineFriendHandler(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<DeclineFriend> command() {
        return DeclineFriend.class;
    }

    @Override
    public Uni<Ack> handle(DeclineFriend command, UnitOfWork work) {
        return relationships.end(command, work, RelationshipRules::declined);
    }
}
