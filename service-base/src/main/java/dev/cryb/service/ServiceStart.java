package dev.cryb.service;

import dev.cryb.service.config.BusSettings;
import dev.cryb.service.config.GuardSettings;
import dev.cryb.service.config.HealthSettings;
import dev.cryb.service.config.TraceSettings;
import dev.cryb.settings.PrintedSecrets;
import dev.cryb.settings.Settings;
import dev.cryb.settings.SettingsCheck;
import dev.cryb.settings.Startup;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How a service behind the gateway starts: its configuration is checked first. */
public final class ServiceStart {

    /** What every service can be told. */
    public static final List<Class<?>> SETTINGS =
            List.of(BusSettings.class, GuardSettings.class, HealthSettings.class, TraceSettings.class);

    private ServiceStart() {}

    /**
     * Starts the service, or says what is wrong with its configuration.
     *
     * @param own the service's mappings beside {@link #SETTINGS}
     */
    public static void run(String service, List<Class<?>> own, String... args) {
        Startup.requireNone(service, faults(ConfigUtils.configBuilder().build(), own));
        Quarkus.run(args);
    }

    private static List<String> faults(SmallRyeConfig config, List<Class<?>> own) {
        List<Class<?>> mappings = new ArrayList<>(SETTINGS);
        mappings.addAll(own);
        List<String> faults = new ArrayList<>(
                new SettingsCheck(config, Settings.of(mappings), Map.of(MemorySize.class, size -> ((MemorySize) size)
                                .asBigInteger()))
                        .faults());
        if (LaunchMode.current() == LaunchMode.NORMAL) {
            faults.addAll(PrintedSecrets.faults(name -> config.getOptionalValue(
                    switch (name) {
                        case "DATABASE_URL" -> "quarkus.datasource.reactive.url";
                        case "REDIS_URL" -> "quarkus.redis.hosts";
                        default -> name;
                    },
                    String.class)));
        }
        return faults;
    }
}
