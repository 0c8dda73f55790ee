package dev.cryb.bus;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.Command;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A service's command handlers, found by the wire name of the command. */
public final class CommandHandlers {

    private final Map<String, CommandHandler<?>> byEvent = new HashMap<>();

    public CommandHandlers(Collection<? extends CommandHandler<?>> handlers) {
        for (CommandHandler<?> handler : handlers) {
            String event = nameOf(handler.command());
            if (byEvent.put(event, handler) != null) {
                throw new IllegalStateException("two handlers for " + event);
            }
        }
    }

    /** Runs the command's handler; a refusal is a failure with {@link Refused}. */
    Uni<Ack> handle(CommandEntry entry, UnitOfWork work) {
        CommandHandler<?> handler = byEvent.get(entry.event());
        if (handler == null) {
            return Uni.createFrom().failure(Refused.of(ErrorCode.UNKNOWN_EVENT, "There is no such event."));
        }
        return handle(handler, entry, work);
    }

    private static <C extends Command> Uni<Ack> handle(CommandHandler<C> handler, CommandEntry entry, UnitOfWork work) {
        try {
            return handler.handle(Json.read(Json.tree(entry.body()), handler.command()), work);
        } catch (JsonProcessingException | RuntimeException e) {
            return Uni.createFrom().failure(e);
        }
    }

    private static String nameOf(Class<?> command) {
        for (RequestType type : RequestType.values()) {
            if (type.record() == command) {
                return type.wireName();
            }
        }
        throw new IllegalStateException(command + " is not in the catalogue");
    }
}
