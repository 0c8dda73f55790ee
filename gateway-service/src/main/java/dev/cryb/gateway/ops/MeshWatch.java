package dev.cryb.gateway.ops;

import dev.cryb.bus.Streams;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.guard.InstanceStatus;
import dev.cryb.id.Ids;
import dev.cryb.json.Json;
import dev.cryb.request.Service;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the services behind the gateway are, as they say it in Redis.
 *
 * <p>Asked at most once a second, however many look.
 */
@Singleton
public class MeshWatch {

    private static final Duration KEPT = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final ReactiveRedisDataSource redis;
    private final Streams streams;
    private final List<Service> services;
    private final Uni<Mesh> mesh;

    MeshWatch(ReactiveRedisDataSource redis, GatewayConfig config) {
        this.redis = redis;
        this.streams = new Streams(config.redisPrefix());
        this.services = config.services().stream().map(Service::of).toList();
        this.mesh = Uni.createFrom().deferred(this::read).memoize().atLeast(KEPT);
    }

    /** How they are; never fails. */
    public Uni<Mesh> mesh() {
        return mesh;
    }

    private Uni<Mesh> read() {
        return Uni.join()
                .all(services.stream().map(this::read).toList())
                .andFailFast()
                .map(services -> new Mesh(
                        services.stream().allMatch(ServiceStatus::isWhole) ? Mesh.OK : Mesh.DEGRADED, services))
                .ifNoItem()
                .after(PATIENCE)
                .fail()
                .onFailure()
                .recoverWithItem(new Mesh(Mesh.UNKNOWN, List.of()));
    }

    private Uni<ServiceStatus> read(Service service) {
        Uni<List<InstanceStatus>> instances = redis.execute("ZRANGE", streams.members(service), "0", "-1")
                .map(MeshWatch::texts)
                .chain(names -> names.isEmpty() ? Uni.createFrom().item(List.of()) : statuses(service, names));
        return Uni.combine()
                .all()
                .unis(instances, unheld(service))
                .with((live, unheld) -> new ServiceStatus(service.wireName(), live, unheld));
    }

    private Uni<List<InstanceStatus>> statuses(Service service, List<String> names) {
        return redis.execute(
                        "MGET",
                        names.stream()
                                .map(name -> streams.status(service, name))
                                .toArray(String[]::new))
                .map(answers -> texts(answers).stream()
                        .map(json -> Json.readOwn(json, InstanceStatus.class))
                        .toList());
    }

    private Uni<List<Integer>> unheld(Service service) {
        String[] leases = new String[Ids.PARTITIONS];
        Arrays.setAll(leases, p -> streams.lease(service, p));
        return redis.execute("MGET", leases).map(holders -> {
            List<Integer> unheld = new ArrayList<>();
            for (int p = 0; p < leases.length; p++) {
                if (holders.get(p) == null) {
                    unheld.add(p);
                }
            }
            return unheld;
        });
    }

    /** Those that are there. */
    private static List<String> texts(@Nullable Response answers) {
        List<String> texts = new ArrayList<>();
        if (answers != null) {
            for (int i = 0; i < answers.size(); i++) {
                if (answers.get(i) != null) {
                    texts.add(answers.get(i).toString());
                }
            }
        }
        return texts;
    }

    /**
     * What is known of the mesh.
     *
     * @param state {@code ok}; {@code degraded} while a service has no instance, a stuck one, or partitions that nobody
     *     holds; {@code unknown} while Redis is away
     */
    public record Mesh(String state, List<ServiceStatus> services) {

        static final String OK = "ok";
        static final String DEGRADED = "degraded";
        static final String UNKNOWN = "unknown";
    }

    /**
     * One service.
     *
     * @param instances those that have said something within 5 s
     * @param unheld partitions that nobody holds: commands to them wait
     */
    public record ServiceStatus(String name, List<InstanceStatus> instances, List<Integer> unheld) {

        boolean isWhole() {
            return !instances.isEmpty()
                    && unheld.isEmpty()
                    && instances.stream().allMatch(one -> one.stuck().isEmpty());
        }
    }
}
