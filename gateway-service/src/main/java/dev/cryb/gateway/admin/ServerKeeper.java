package dev.cryb.gateway.admin;

import dev.cryb.id.ServerId;
import dev.cryb.model.ManagedServer;
import dev.cryb.request.Caller;
import dev.cryb.request.ListServers;
import io.smallrye.mutiny.Uni;

/** The service that servers live in. */
public interface ServerKeeper {

    Uni<ManagedServer.Page> list(Caller caller, ListServers asked);

    /** Deletes a server whoever owns it; fails with {@link dev.cryb.error.Refused} {@code UNKNOWN_SERVER}. */
    Uni<Void> remove(Caller caller, ServerId serverId);
}
