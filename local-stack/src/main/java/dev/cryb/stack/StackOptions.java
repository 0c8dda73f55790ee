package dev.cryb.stack;

import dev.cryb.stack.service.ServiceSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a stack is to consist of.
 *
 * @param checkout whose built services run
 * @param folder gets {@code stack.json}, {@code logs/}, {@code run/} and {@code secrets/}
 * @param data what survives
 * @param port of the first gateway; 0 takes a free one
 * @param instances of each service; those not named run once, 0 leaves a service out
 * @param restarting whether parts that die are started again
 * @param environment added to that of every service
 * @param javaOptions added to those of every service
 * @param databaseUrl of a Postgres to use instead of our own
 * @param redisUrl of a Redis to use instead of our own
 * @param progress hears one line for each part that is ready
 */
public record StackOptions(
        Checkout checkout,
        Path folder,
        Path data,
        int port,
        Map<String, Integer> instances,
        boolean restarting,
        Map<String, String> environment,
        List<String> javaOptions,
        @Nullable String databaseUrl,
        @Nullable String redisUrl,
        Consumer<String> progress) {

    public StackOptions {
        instances = Map.copyOf(instances);
        environment = Map.copyOf(environment);
        javaOptions = List.copyOf(javaOptions);
    }

    /** One of each, free ports, everything in one folder. */
    public static StackOptions in(Path folder) {
        return new StackOptions(
                Checkout.find(),
                folder,
                folder.resolve("data"),
                0,
                Map.of(),
                true,
                Map.of(),
                List.of(),
                null,
                null,
                line -> {});
    }

    /** In a new folder that is cleaned up by itself. */
    public static StackOptions temporary() {
        return in(Checkout.find().testFolder());
    }

    /**
     * For tests: {@link #temporary}, and the code of services is compiled quickly rather than well, as they end before the
     * better compiler would have paid for itself; starting a mesh takes a third less. For the same reason voice and media
     * are left out where they are not named.
     */
    public static StackOptions fresh(String... more) {
        StackOptions options = temporary().withJavaOptions(List.of("-XX:TieredStopAtLevel=1"));
        for (String service : List.of("voice", "media")) {
            options = options.withInstances(service, List.of(more).contains(service) ? 1 : 0);
        }
        return options;
    }

    public StackOptions withData(Path value) {
        return new StackOptions(
                checkout,
                folder,
                value,
                port,
                instances,
                restarting,
                environment,
                javaOptions,
                databaseUrl,
                redisUrl,
                progress);
    }

    public StackOptions withPort(int value) {
        return new StackOptions(
                checkout,
                folder,
                data,
                value,
                instances,
                restarting,
                environment,
                javaOptions,
                databaseUrl,
                redisUrl,
                progress);
    }

    public StackOptions withInstances(String service, int count) {
        var counts = new HashMap<>(instances);
        counts.put(ServiceSpec.named(service).name(), count);
        return new StackOptions(
                checkout,
                folder,
                data,
                port,
                counts,
                restarting,
                environment,
                javaOptions,
                databaseUrl,
                redisUrl,
                progress);
    }

    public StackOptions withRestarting(boolean value) {
        return new StackOptions(
                checkout,
                folder,
                data,
                port,
                instances,
                value,
                environment,
                javaOptions,
                databaseUrl,
                redisUrl,
                progress);
    }

    public StackOptions withEnvironment(String name, String value) {
        var variables = new HashMap<>(environment);
        variables.put(name, value);
        return new StackOptions(
                checkout,
                folder,
                data,
                port,
                instances,
                restarting,
                variables,
                javaOptions,
                databaseUrl,
                redisUrl,
                progress);
    }

    public StackOptions withJavaOptions(List<String> value) {
        return new StackOptions(
                checkout,
                folder,
                data,
                port,
                instances,
                restarting,
                environment,
                value,
                databaseUrl,
                redisUrl,
                progress);
    }

    public StackOptions withGiven(@Nullable String database, @Nullable String redis) {
        return new StackOptions(
                checkout,
                folder,
                data,
                port,
                instances,
                restarting,
                environment,
                javaOptions,
                database,
                redis,
                progress);
    }

    public StackOptions withProgress(Consumer<String> value) {
        return new StackOptions(
                checkout,
                folder,
                data,
                port,
                instances,
                restarting,
                environment,
                javaOptions,
                databaseUrl,
                redisUrl,
                value);
    }

    /** The services that there are behind the gateways. */
    List<String> services() {
        return ServiceSpec.ALL.stream()
                .filter(spec -> spec.role() == ServiceSpec.Role.SERVICE && count(spec) > 0)
                .map(ServiceSpec::name)
                .toList();
    }

    int count(ServiceSpec spec) {
        return instances.getOrDefault(spec.name(), 1);
    }

    StoresOptions stores() {
        return new StoresOptions(
                folder,
                data,
                checkout.programs(),
                ServiceSpec.names(),
                restarting,
                databaseUrl,
                redisUrl,
                count(ServiceSpec.named("media")) > 0);
    }
}
