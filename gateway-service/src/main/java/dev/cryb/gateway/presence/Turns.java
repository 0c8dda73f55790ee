package dev.cryb.gateway.presence;

import dev.cryb.bus.EventEntry;
import dev.cryb.event.PresenceChange;
import dev.cryb.gateway.session.OutboundEvent;
import org.jspecify.annotations.Nullable;

/** What friends hear beside the presence itself, when someone has come or gone in the eyes of others. */
public final class Turns {

    private Turns() {}

    /** {@code friend:online} or {@code friend:offline}; nothing if it is neither. */
    public static @Nullable OutboundEvent of(EventEntry event, PresenceChange change) {
        String offset = event.id().toString();
        return switch (change.turn()) {
            case NONE -> null;
            case CAME ->
                new OutboundEvent(
                        "friend:online",
                        "{\"userId\":\"" + change.userId() + "\",\"presence\":" + event.data() + "}",
                        offset);
            case WENT ->
                new OutboundEvent(
                        "friend:offline",
                        "{\"userId\":\"" + change.userId() + "\",\"lastSeen\":\"" + change.lastSeen() + "\"}",
                        offset);
        };
    }
}
