package dev.cryb.gateway.inbound;

import dev.cryb.gateway.ops.StoreWatch;
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
    private final String instance;

    HealthResource(StoreWatch stores, GatewayBus bus, @ConfigProperty(name = "cryb.instance") String instance) {
        this.stores = stores;
        this.bus = bus;
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

    /** What it answers. */
    public record Health(String status, String instance, boolean postgres, boolean redis) {}
}
