package dev.cryb.bus;

import java.util.Collection;

/** All that a service does with what arrives for it. */
public record BusHandlers(
        Collection<? extends CommandHandler<?>> commands,
        Collection<? extends QueryHandler<?>> queries,
        Collection<? extends TodoHandler> todos) {}
