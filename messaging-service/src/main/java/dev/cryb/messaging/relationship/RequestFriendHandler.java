package dev.cryb.messaging.relationship;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestFriend;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks someone to be friends; two who ask each other are friends. */
@ApplicationScoped
class RequestFriendHandler implements CommandHandler<RequestFriend> {

    private final Relationships relationships;

    RequestFriendHandler(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<RequestFriend> command() {
        return RequestFriend.class;
    }

    @Override
    public Uni<Ack> handle(RequestFriend command, UnitOfWork work) {
        return relationships.make(command, work, RelationshipRules::requested);
    }
}
