package dev.cryb.gateway.inbound;

import dev.cryb.gateway.config.Guards;
import dev.cryb.guard.BreakerState;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How the guards around the stores and the services stand. */
@Path("/status/circuit-breakers")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private final Guards guards;
    private final GatewayBus bus;

    StatusResource(Guards guards, GatewayBus bus) {
        this.guards = guards;
        this.bus = bus;
    }

    /** {@code {breakers: [{name, state: closed|open|half_open, failures, since}]}}. */
    @GET
    public Map<String, List<BreakerState>> breakers() {
        return Map.of(
                "breakers",
                Stream.concat(guards.states().stream(), bus.breakers().stream()).toList());
    }
}
