package dev.cryb.gateway.inbound;

import dev.cryb.gateway.config.Guards;
import dev.cryb.gateway.ops.MeshWatch;
import dev.cryb.guard.BreakerState;
import dev.cryb.guard.GuardState;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.stream.Stream;

/** How the guards stand: ours around the stores and the services, and the services' own. */
@Path("/status/circuit-breakers")
@Produces(MediaType.APPLICATION_JSON)
public class StatusResource {

    private final Guards guards;
    private final GatewayBus bus;
    private final MeshWatch mesh;

    StatusResource(Guards guards, GatewayBus bus, MeshWatch mesh) {
        this.guards = guards;
        this.bus = bus;
        this.mesh = mesh;
    }

    /** {@code {breakers: [{name, state: closed|open|half_open, failures, since}], guards, services: [{service, instance, breakers}]}}. */
    @GET
    public Uni<Status> breakers() {
        return mesh.mesh()
                .map(known -> new Status(
                        Stream.concat(guards.states().stream(), bus.breakers().stream())
                                .toList(),
                        guards.counts(),
                        known.services().stream()
                                .flatMap(service -> service.instances().stream()
                                        .map(one -> new Theirs(service.name(), one.instance(), one.breakers())))
                                .toList()));
    }

    /**
     * What it answers.
     *
     * @param breakers this gateway's
     * @param guards what those around our stores have seen
     * @param services those of each instance behind it
     */
    public record Status(List<BreakerState> breakers, List<GuardState> guards, List<Theirs> services) {}

    /** The breakers of one instance of a service. */
    public record Theirs(String service, String instance, List<BreakerState> breakers) {}
}
