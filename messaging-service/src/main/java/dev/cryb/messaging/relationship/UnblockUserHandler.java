package dev.cryb.messaging.relationship;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.UnblockUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Ends a block; what it ended does not come back. */
@ApplicationScoped
class UnblockUserHandler implements CommandHandler<UnblockUser> {

    private final Relationships relationships;

    UnblockUserHandler(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<UnblockUser> command() {
        return UnblockUser.class;
    }

    @Override
    public Uni<Ack> handle(UnblockUser command, UnitOfWork work) {
        return relationships.end(command, work, RelationshipRules::unblocked);
    }
}
