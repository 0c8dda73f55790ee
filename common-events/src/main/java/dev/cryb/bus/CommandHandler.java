package dev.cryb.bus;

import dev.cryb.request.Ack;
import dev.cryb.request.Command;
import io.smallrye.mutiny.Uni;

/**
 * Carries out one kind of command; it reads as the rule it implements.
 *
 * <p>It checks rights, changes and publishes, all through the unit of work. It refuses by throwing
 * {@link dev.cryb.error.Refused} before it has changed anything. It calls nothing but Postgres. What needs no database
 * answers with a value that is there at once.
 *
 * @param <C> the command
 */
public interface CommandHandler<C extends Command> {

    /** The command that it carries out. */
    Class<C> command();

    Uni<Ack> handle(C command, UnitOfWork work);
}
