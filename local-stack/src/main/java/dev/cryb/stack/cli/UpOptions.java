package dev.cryb.stack.cli;

import dev.cryb.stack.service.ServiceSpec;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The options of {@code up}.
 *
 * @param instances of each service that was named
 * @param without services to leave out
 * @param data null for the default
 * @param minio whether to build MinIO if it is not there
 */
record UpOptions(
        boolean detach,
        int port,
        Map<String, Integer> instances,
        Set<String> without,
        @Nullable Path data,
        boolean fresh,
        boolean restarting,
        boolean minio) {

    static final int DEFAULT_PORT = 3001;
    private static final int MOST_INSTANCES = 16;

    /** Options that count instances, and what they count. */
    private static final Map<String, String> COUNTS = Map.of(
            "--gateways", "gateway",
            "--messaging", "messaging",
            "--presence", "presence",
            "--voice", "voice",
            "--media", "media");

    static UpOptions parse(List<String> words) {
        boolean detach = false;
        int port = DEFAULT_PORT;
        var instances = new HashMap<String, Integer>();
        var without = new TreeSet<String>();
        Path data = null;
        boolean fresh = false;
        boolean restarting = true;
        boolean minio = false;
        var arguments = new Arguments(words);
        while (arguments.hasNext()) {
            var option = arguments.next();
            switch (option) {
                case "--detach" -> detach = true;
                case "--port" -> port = arguments.number(option, 1, 65_535);
                case "--data" -> data = arguments.path(option);
                case "--fresh" -> fresh = true;
                case "--no-restart" -> restarting = false;
                case "--with" -> {
                    var part = arguments.value(option);
                    if (!part.equals("minio")) {
                        throw new UsageFailure("--with does not know '" + part + "'; it takes minio");
                    }
                    minio = true;
                }
                case "--without" -> without.addAll(services(arguments.value(option)));
                case "--gateways", "--messaging", "--presence", "--voice", "--media" ->
                    instances.put(COUNTS.getOrDefault(option, ""), arguments.number(option, 1, MOST_INSTANCES));
                default -> throw new UsageFailure("up does not know " + option);
            }
        }
        return new UpOptions(detach, port, instances, without, data, fresh, restarting, minio);
    }

    /** How often a service is to run. */
    int count(ServiceSpec spec) {
        return without.contains(spec.name()) ? 0 : instances.getOrDefault(spec.name(), 1);
    }

    private static List<String> services(String text) {
        var names = List.of(text.split(",", -1));
        for (var name : names) {
            if (name.equals("gateway")) {
                throw new UsageFailure("--without gateway leaves no way in");
            }
            if (!COUNTS.containsValue(name)) {
                throw new UsageFailure("--without does not know '" + name + "'");
            }
        }
        return names;
    }
}
