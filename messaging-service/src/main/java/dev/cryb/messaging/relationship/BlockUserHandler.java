package dev.cryb.messaging.relationship;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.request.Ack;
import dev.cryb.request.BlockUser;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** Blocks someone: ends what is between the two, and their writing to each other. */
@ApplicationScoped
class BlockUserHandler implements CommandHandler<BlockUser> {

    private final Relationships relationships;

    BlockUserHandler(Relationships relationships) {
        this.relationships = relationships;
    }

    @Override
    public Class<BlockUser> command() {
        return BlockUser.class;
    }

    @Override
    public Uni<Ack> handle(BlockUser command, UnitOfWork work) {
        return relationships.make(command, work, RelationshipRules::blocked);
    }
}
