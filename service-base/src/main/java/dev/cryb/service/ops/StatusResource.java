package dev.cryb.service.ops;

import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardState;
import dev.cryb.service.config.Guards;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

/** How the guards around the stores stand. */
@Path("/status/circuit-breakers")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private final Guards guards;

    public StatusResource(Guards guards) {
        this.guards = guards;
    }

    /** {@code {breakers: [{name, state: closed|open|half_open, failures, since}], guards: [...]}}. */
    @GET
    public Status status() {
        return new Status(guards.states(), guards.counts());
    }

    /** What it answers. */
    public record Status(List<BreakerState> breakers, List<GuardState> guards) {}
}
