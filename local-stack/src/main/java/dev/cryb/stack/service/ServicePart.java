package dev.cryb.stack.service;

import dev.cryb.stack.part.Part;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * One instance of a service: a Quarkus jar in a JVM of fixed size on loopback.
 *
 * @param spec which service
 * @param name stable over restarts, so that it may take its former leases over at once
 * @param jar its {@code quarkus-run.jar}
 * @param port kept over restarts
 * @param javaOptions after ours, so that they win
 * @param environment stores, keys and what the caller adds
 */
public record ServicePart(
        ServiceSpec spec, String name, Path jar, int port, List<String> javaOptions, Map<String, String> environment)
        implements Part {

    /** Serial collection: the least memory, and no more than two cores to share among all parts. */
    private static final List<String> JAVA_OPTIONS =
            List.of("-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Xss512k", "-XX:ReservedCodeCacheSize=96m");

    public ServicePart {
        javaOptions = List.copyOf(javaOptions);
        environment = Map.copyOf(environment);
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public List<String> command() {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + spec.heapMiB() + "m");
        command.addAll(JAVA_OPTIONS);
        command.addAll(javaOptions);
        command.addAll(List.of("-jar", jar.toString()));
        return command;
    }

    /** The gateway would rather listen on PORT than where it is told. */
    @Override
    public List<String> hiddenEnvironment() {
        return List.of("PORT", "DATABASE_URL", "DATABASE_MIGRATION_URL", "REDIS_URL", "MINIO_ENDPOINT", "MINIO_PORT");
    }

    @Override
    public boolean ready() {
        return Health.isReady(URI.create(url()));
    }

    @Override
    public Duration startTimeout() {
        return Duration.ofSeconds(90);
    }

    /** Gateways close their sockets in waves; any may write its class archive. */
    @Override
    public Duration stopTimeout() {
        return Duration.ofSeconds(30);
    }
}
