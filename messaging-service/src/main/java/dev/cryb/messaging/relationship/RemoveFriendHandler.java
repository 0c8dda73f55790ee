package dev.cryb.messaging.relationship;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.RemoveFriend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a friendship. */
@ApplicationScoped
class RemoveFriendHandler implements CommandHandler<RemoveFriend> {

    private final Relationships relationships;

    RemoveFriendHandler(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<RemoveFriend> command() {
        return RemoveFriend.class;
    }

    @Override
    public Uni<Ack> handle(RemoveFriend command, UnitOfWork work) {
        return relationships.end(command, work, RelationshipRules::removed);
    }
}
