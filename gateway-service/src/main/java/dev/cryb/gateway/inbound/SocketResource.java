package dev.cryb.gateway.inbound;

import dev.cryb.gateway.protocol.OpenSockets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;

/** How the sockets are, in short; {@code /q/metrics} has the rest. */
@Path("/metrics/socket")
@Produces(MediaType.APPLICATION_JSON)
public class SocketResource {

    private final GatewayBus bus;
    private final OpenSockets sockets;

    SocketResource(GatewayBus bus, OpenSockets sockets) {
        this.bus = bus;
        this.sockets = sockets;
    }

    /** The numbers of this moment. */
    @GET
    public Metrics metrics() {
        List<Open> sockets = Arrays.stream(OpenSockets.Kind.values())
                .map(kind -> new Open(kind.protocol(), kind.transport(), this.sockets.count(kind)))
                .toList();
        return new Metrics(sockets, bus.sessionCount(), bus.waitingCount(), bus.lagMillis());
    }

    /**
     * What it answers.
     *
     * @param sessions signed in, or about to be
     * @param requestsWaiting without an answer of their service yet
     * @param eventLagMs how far the event tail is behind
     */
    public record Metrics(List<Open> sockets, int sessions, int requestsWaiting, long eventLagMs) {}

    /** Sockets of one kind. */
    public record Open(String protocol, String transport, long open) {}
}
