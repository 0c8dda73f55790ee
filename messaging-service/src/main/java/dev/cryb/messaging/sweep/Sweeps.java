package dev.cryb.messaging.sweep;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.id.ChannelId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ServerModel;

/** Leaves what a deletion hides to be swept after the commit. */
public final class Sweeps {

    /** What was said in a channel; the payload is its id. */
    static final String CHANNEL = "channel:sweep";

    /** What lies in a server beside what was said there; the payload is its id. */
    static final String SERVER = "server:sweep";

    private Sweeps() {}

    /** A channel's row is deleted. */
    public static void channel(UnitOfWork work, ChannelId id) {
        work.todo(CHANNEL, id.toString());
    }

    /** A server's row is deleted. */
    public static void server(UnitOfWork work, ServerModel server) {
        work.todo(SERVER, server.id().toString());
        server.channels().stream().map(ChannelModel::id).forEach(id -> channel(work, id));
    }
}
