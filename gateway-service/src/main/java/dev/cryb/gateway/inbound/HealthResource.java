package dev.cryb.gateway.inbound;

import dev.cryb.gateway.ops.StoreWatch;
import dev.cryb.gateway.protocol.OpenSockets;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The short answer for people and load balancers; the long one is {@code /q/health}. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private final StoreWatch stores;
    private final GatewayBus bus;
    private final OpenSockets sockets;
    private final String instance;

    HealthResource(
            StoreWatch stores,
            GatewayBus bus,
            OpenSockets sockets,
            @ConfigProperty(name = "cryb.instance") String instance) {
        this.stores = stores;
        this.bus = bus;
        this.sockets = sockets;
        this.instance = instance;
    }

    /** 200 while the gateway can serve, else 503. */
    @GET
    public Response health() {
        boolean ready = stores.ready() && bus.isReady();
        return Response.status(ready ? 200 : 503)
                .entity(new Health(ready ? "ok" : "unavailable", instance, stores.postgres(), stores.redis()))
                .build();
    }

    /** 200 while sockets are let in, else 503. */
    @GET
    @Path("socket")
    public Response sockets() {
        boolean ready = bus.isReady();
        return Response.status(ready ? 200 : 503)
                .entity(new SocketHealth(ready ? "ok" : "unavailable", instance, sockets.count()))
                .build();
    }

    /**
     * What it answers of sockets.
     *
     * @param open how many there are
     */
    public record SocketHealth(String status, String instance, long open) {}

    /** What it answers. */
    public record Health(String status, String instance, boolean postgres, boolean redis) {}
}
