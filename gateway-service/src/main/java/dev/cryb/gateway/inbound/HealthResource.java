package dev.cryb.gateway.inbound;

import dev.cryb.gateway.ops.MeshWatch;
import dev.cryb.gateway.ops.StoreWatch;
import dev.cryb.gateway.protocol.OpenSockets;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The short answer for people and load balancers; the long one is {@code /q/health}. */
@Path("/health")
@Produces(MediaType.APPLICATION_JSON)
public class HealthResource {

    private final StoreWatch stores;
    private final MeshWatch mesh;
    private final GatewayBus bus;
    private final OpenSockets sockets;
    private final String instance;

    HealthResource(
            StoreWatch stores,
            MeshWatch mesh,
            GatewayBus bus,
            OpenSockets sockets,
            @ConfigProperty(name = "cryb.instance") String instance) {
        this.stores = stores;
        this.mesh = mesh;
        this.bus = bus;
        this.sockets = sockets;
        this.instance = instance;
    }

    /** 200 while the gateway can serve, else 503; and how the services behind it are. */
    @GET
    public Uni<Response> health() {
        return mesh.mesh().map(known -> {
            boolean ready = stores.ready() && bus.isReady();
            return Response.status(ready ? 200 : 503)
                    .entity(new Health(
                            ready ? "ok" : "unavailable",
                            instance,
                            stores.postgres(),
                            stores.redis(),
                            stores.stuck(),
                            known.state(),
                            known.services()))
                    .build();
        });
    }

    /** 200 while sockets are let in, else 503. */
    @GET
    @Path("socket")
    public Response sockets() {
        boolean ready = bus.isReady();
        return Response.status(ready ? 200 : 503)
                .entity(new SocketHealth(
                        ready ? "ok" : "unavailable", instance, sockets.count(), bus.sessionCount(), bus.lagMillis()))
                .build();
    }

    /**
     * What it answers of sockets.
     *
     * @param open how many there are
     * @param sessions signed in, or about to be
     * @param eventLagMs how far the event tail is behind
     */
    public record SocketHealth(String status, String instance, long open, int sessions, long eventLagMs) {}

    /**
     * What it answers.
     *
     * @param status of this gateway: {@code ok} or {@code unavailable}
     * @param stuck loops of this gateway that will not turn again
     * @param mesh of the services: {@code ok}, {@code degraded} or {@code unknown}
     */
    public record Health(
            String status,
            String instance,
            boolean postgres,
            boolean redis,
            List<String> stuck,
            String mesh,
            List<MeshWatch.ServiceStatus> services) {}
}
