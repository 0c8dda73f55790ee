package dev.cryb.event;

import dev.cryb.model.Presence;
import java.util.List;

/** Someone is there otherwise than before. */
public sealed interface PresenceEvent extends Event {

    /**
     * The presence as these may see it: others, or the person's own sessions, or both where it is the same to both.
     *
     * <p>Where the person's own topic is not among them, their sessions do not get it.
     */
    record PresenceUpdated(Presence data, List<Topic> topics, PresenceChange meta) implements PresenceEvent {

        @Override
        public String wireName() {
            return "presence:update";
        }
    }
}
