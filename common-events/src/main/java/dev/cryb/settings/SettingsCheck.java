package dev.cryb.settings;

import io.smallrye.config.ConfigValue;
import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfig;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Holds a configuration against the settings of a service; each fault is one line.
 *
 * <p>Keys are looked at where they are said, values as they are after expressions and defaults. Services of one
 * deployment often share an environment, so a variable of another service's room is left to that service.
 */
public final class SettingsCheck {

    /** Rooms of the mesh; the service that has a setting in one knows them all. */
    private static final List<String> ROOMS = List.of(
            "CRYB_ACCOUNT_",
            "CRYB_ADMINS",
            "CRYB_ALLOWED_ORIGINS",
            "CRYB_BUS_",
            "CRYB_DRAIN_",
            "CRYB_GUARD_",
            "CRYB_HEALTH_",
            "CRYB_JWT_",
            "CRYB_LIMIT_",
            "CRYB_LIVEKIT_",
            "CRYB_LOGIN_LIMIT_",
            "CRYB_MEDIA_",
            "CRYB_OVERLOAD_",
            "CRYB_PRESENCE_",
            "CRYB_REDIS_PREFIX",
            "CRYB_S3_",
            "CRYB_SOCKET_",
            "CRYB_VOICE_");

    /** Of the launcher and of tests; and {@code CRYB_LIMITS_ENABLED}, which stands for two settings. */
    private static final Set<String> OTHERS =
            Set.of("CRYB_HOME", "CRYB_JAVA_OPTS", "CRYB_LIMITS_ENABLED", "CRYB_TEST_HALT_AT");

    /** Continuous integration's, and what Kubernetes says of services whose name begins with {@code cryb}. */
    private static final Pattern STRANGERS = Pattern.compile(
            "CRYB_CI_.*|CRYB_(.*_)?SERVICE_(HOST|PORT)(_.*)?|CRYB_(.*_)?PORT(_[0-9]+_(TCP|UDP|SCTP)(_.*)?)?");

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");
    private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
    private static final Set<String> BOOLEANS = Set.of("true", "false");

    private final SmallRyeConfig config;
    private final List<Setting> settings;
    private final Map<Class<?>, Function<Object, BigInteger>> measures;

    /**
     * @param measures how large a value of a type is, for types that cannot be compared by themselves
     */
    public SettingsCheck(
            SmallRyeConfig config, List<Setting> settings, Map<Class<?>, Function<Object, BigInteger>> measures) {
        this.config = config;
        this.settings = settings;
        this.measures = measures;
    }

    /** What is wrong, a line each. */
    public List<String> faults() {
        return Stream.concat(unknown().stream(), settings.stream().flatMap(one -> keys(one)
                        .flatMap(key -> fault(one, key).stream())))
                .toList();
    }

    // Names.

    private List<String> unknown() {
        Set<String> names = new TreeSet<>();
        for (ConfigSource source : config.getConfigSources()) {
            boolean environment = source instanceof EnvConfigSource;
            source.getPropertyNames().stream()
                    .map(name -> PROFILE.matcher(name).replaceFirst(""))
                    .filter(name -> name.startsWith(environment ? "CRYB_" : "cryb."))
                    .forEach(names::add);
        }
        return names.stream()
                .filter(name -> !isKnown(name))
                .map(name -> name + " is no setting" + nearest(name))
                .toList();
    }

    private boolean isKnown(String name) {
        if (settings.stream().anyMatch(one -> one.isNamed(name))) {
            return true;
        }
        return name.startsWith("CRYB_")
                && (OTHERS.contains(name) || STRANGERS.matcher(name).matches() || isElsewhere(name));
    }

    private boolean isElsewhere(String variable) {
        return ROOMS.stream().filter(variable::startsWith).anyMatch(room -> settings.stream()
                .noneMatch(one -> one.variable().startsWith(room)));
    }

    private String nearest(String name) {
        boolean variable = name.startsWith("CRYB_");
        Stream<String> known = settings.stream().flatMap(one -> Stream.of(variable ? one.variable() : one.key()));
        return Nearest.to(name, variable ? Stream.concat(known, OTHERS.stream()) : known)
                .map(other -> "; did you mean " + other + "?")
                .orElse("");
    }

    // Values.

    /** Its key; or those that are there of one with a name of the operator's choice. */
    private Stream<String> keys(Setting one) {
        if (!one.key().contains("*")) {
            return Stream.of(one.key());
        }
        Set<String> keys = new TreeSet<>();
        config.getPropertyNames().forEach(name -> {
            if (name.startsWith("cryb.") && one.isNamed(name)) {
                keys.add(name);
            }
        });
        return keys.stream();
    }

    private Optional<String> fault(Setting one, String key) {
        ConfigValue given = config.getConfigValue(key);
        String value = given.getValue() == null ? one.fallback() : given.getValue();
        if (value == null || value.isEmpty()) {
            return value == null || one.fallback() == null
                    ? Optional.empty()
                    : Optional.of(label(given, key) + " is empty; " + takes(one));
        }
        if (isWithin(one, value)) {
            return Optional.empty();
        }
        String said = one.isSecret() ? "what is given" : "`" + value.replaceAll("\\p{Cntrl}", "?") + "`";
        return Optional.of(label(given, key) + " is " + said + "; " + takes(one));
    }

    private static String takes(Setting one) {
        return "allowed: " + one.range();
    }

    private static String label(ConfigValue given, String key) {
        Matcher named = VARIABLE.matcher(given.getRawValue() == null ? "" : given.getRawValue());
        String variable = named.find() ? named.group(1) : Setting.variable(key);
        return key + " (" + variable + ")";
    }

    private boolean isWithin(Setting one, String value) {
        try {
            return one.list()
                    ? Stream.of(value.split(",")).allMatch(part -> isOneWithin(one, part.strip()))
                    : isOneWithin(one, value.strip());
        } catch (RuntimeException unreadable) {
            return false;
        }
    }

    private boolean isOneWithin(Setting one, String value) {
        if (one.type() == boolean.class) {
            return BOOLEANS.contains(value.toLowerCase(Locale.ROOT));
        }
        Object read = config.convert(value, one.type());
        if (read == null) {
            return false;
        }
        return one.allowed()
                .map(range -> value.matches(range.pattern())
                        && (range.from().isEmpty()
                                || (compare(one, read, range.from()) >= 0 && compare(one, read, range.to()) <= 0)))
                .orElse(true);
    }

    @SuppressWarnings("unchecked") // both are of the setting's type
    private int compare(Setting one, Object read, String end) {
        Object other = config.convert(end, one.type());
        Function<Object, BigInteger> measure = measures.get(one.type());
        if (measure != null) {
            return measure.apply(read).compareTo(measure.apply(other));
        }
        return read instanceof Duration duration
                ? duration.compareTo((Duration) other)
                : ((Comparable<Object>) read).compareTo(other);
    }
}
