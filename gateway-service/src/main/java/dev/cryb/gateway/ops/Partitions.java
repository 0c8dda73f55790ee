package dev.cryb.gateway.ops;

import dev.cryb.bus.Streams;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.gateway.config.Guards;
import dev.cryb.id.Ids;
import dev.cryb.request.Service;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Who holds which partition of each service, as its leases say, and how many dead letters it has. */
@Singleton
public class Partitions {

    private final ReactiveRedisDataSource redis;
    private final Guards guards;
    private final Streams streams;
    private final List<Service> services;

    Partitions(ReactiveRedisDataSource redis, Guards guards, GatewayConfig config) {
        this.redis = redis;
        this.guards = guards;
        this.streams = new Streams(config.redisPrefix());
        this.services = config.services().stream().map(Service::of).toList();
    }

    /** What it answers. */
    public record Report(List<OfService> services) {}

    /**
     * One service.
     *
     * @param unheld partitions whose commands wait
     */
    public record OfService(String service, List<Holder> holders, List<Integer> unheld, long deadLetters) {}

    /** One instance with all that it holds. */
    public record Holder(String instance, List<Integer> partitions) {}

    public Uni<Report> report() {
        return Uni.join()
                .all(services.stream().map(this::report).toList())
                .andFailFast()
                .map(Report::new);
    }

    private Uni<OfService> report(Service service) {
        String[] leases = new String[Ids.PARTITIONS];
        Arrays.setAll(leases, p -> streams.lease(service, p));
        return guards.redis(() -> redis.execute("MGET", leases))
                .chain(holders -> guards.redis(() -> redis.execute("XLEN", streams.dead(service)))
                        .map(dead -> of(service, holders, dead.toLong())));
    }

    private static OfService of(Service service, Response leases, long dead) {
        Map<String, List<Integer>> held = new TreeMap<>();
        List<Integer> unheld = new ArrayList<>();
        for (int p = 0; p < leases.size(); p++) {
            if (leases.get(p) == null) {
                unheld.add(p);
            } else {
                String holder = leases.get(p).toString();
                String instance = holder.substring(0, holder.contains("/") ? holder.indexOf('/') : holder.length());
                held.computeIfAbsent(instance, any -> new ArrayList<>()).add(p);
            }
        }
        return new OfService(
                service.wireName(),
                held.entrySet().stream()
                        .map(one -> new Holder(one.getKey(), one.getValue()))
                        .toList(),
                unheld,
                dead);
    }
}
