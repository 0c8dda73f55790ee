package dev.cryb.bus;

import io.smallrye.mutiny.Uni;
import java.util.List;

/** What lies in the event stream already, for those who were away. */
public interface EventHistory {

    /** The oldest event that is still there; {@link StreamId#ZERO} where there is none. */
    Uni<StreamId> oldest();

    /** Some events after a position, oldest first; none at the end. */
    Uni<List<EventEntry>> after(StreamId position, int count);
}
