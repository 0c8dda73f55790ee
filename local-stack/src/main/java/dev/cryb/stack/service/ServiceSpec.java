package dev.cryb.stack.service;

import dev.cryb.stack.StackFailure;
import java.util.List;

/**
 * A service of the mesh and how much it gets. To add one, add a line to {@link #ALL}.
 *
 * @param name of the service, its schema and (as {@code cryb_NAME}) its database role
 * @param module Maven module that builds it
 * @param heapMiB its fixed maximum heap
 * @param role what it is in the mesh
 */
public record ServiceSpec(String name, String module, int heapMiB, Role role) {

    /** Gateways are where clients come in; all others answer through Redis only. */
    public enum Role {
        GATEWAY,
        SERVICE
    }

    public static final List<ServiceSpec> ALL = List.of(
            new ServiceSpec("gateway", "gateway-service", 256, Role.GATEWAY),
            new ServiceSpec("messaging", "messaging-service", 192, Role.SERVICE),
            new ServiceSpec("presence", "presence-service", 128, Role.SERVICE),
            new ServiceSpec("voice", "voice-service", 128, Role.SERVICE),
            new ServiceSpec("media", "media-service", 256, Role.SERVICE));

    public static ServiceSpec named(String name) {
        return ALL.stream()
                .filter(spec -> spec.name.equals(name))
                .findFirst()
                .orElseThrow(() -> new StackFailure("there is no service '" + name + "'"));
    }

    public static List<String> names() {
        return ALL.stream().map(ServiceSpec::name).toList();
    }
}
