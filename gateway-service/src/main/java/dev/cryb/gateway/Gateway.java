package dev.cryb.gateway;

import dev.cryb.gateway.config.AccountSettings;
import dev.cryb.gateway.config.DrainSettings;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.gateway.config.GuardSettings;
import dev.cryb.gateway.config.HealthSettings;
import dev.cryb.gateway.config.JwtSettings;
import dev.cryb.gateway.config.LoginLimitSettings;
import dev.cryb.gateway.config.OverloadSettings;
import dev.cryb.gateway.config.TraceSettings;
import dev.cryb.gateway.limits.LimitSettings;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.settings.OriginList;
import dev.cryb.settings.PrintedSecrets;
import dev.cryb.settings.Settings;
import dev.cryb.settings.SettingsCheck;
import dev.cryb.settings.Startup;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import io.quarkus.runtime.configuration.ConfigUtils;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.SmallRyeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Starts the gateway: its configuration is checked first. */
@QuarkusMain
public final class Gateway {

    /** What it can be told. */
    static final List<Class<?>> SETTINGS = List.of(
            AccountSettings.class,
            GatewayConfig.class,
            GuardSettings.class,
            HealthSettings.class,
            JwtSettings.class,
            LimitSettings.class,
            LoginLimitSettings.class,
            DrainSettings.class,
            OverloadSettings.class,
            SocketConfig.class,
            TraceSettings.class);

    Gateway() {}

    public static void main(String... args) {
        SmallRyeConfig config = ConfigUtils.configBuilder().build();
        boolean production = LaunchMode.current() == LaunchMode.NORMAL;
        Startup.requireNone("gateway", faults(config, production));
        if (production
                && OriginList.isOpen(value(config, "cryb.allowed-origins").orElse(""))) {
            Logger.getLogger(Gateway.class).warn("ALLOWED_ORIGINS=* lets every page of the world call");
        }
        Quarkus.run(args);
    }

    static List<String> faults(SmallRyeConfig config, boolean production) {
        List<String> faults = new ArrayList<>(
                new SettingsCheck(config, Settings.of(SETTINGS), Map.of(MemorySize.class, size -> ((MemorySize) size)
                                .asBigInteger()))
                        .faults());
        value(config, "cryb.allowed-origins").map(OriginList::faults).ifPresent(faults::addAll);
        boolean privateKey = value(config, "cryb.jwt.private-key-file").isPresent();
        boolean publicKey = value(config, "cryb.jwt.public-key-file").isPresent();
        if (privateKey != publicKey) {
            faults.add("JWT_PRIVATE_KEY_FILE and JWT_PUBLIC_KEY_FILE are given together, or neither");
        }
        if (production) {
            if (!privateKey && !publicKey && value(config, "cryb.jwt.secret").isEmpty()) {
                faults.add("tokens need a key: JWT_PRIVATE_KEY_FILE and JWT_PUBLIC_KEY_FILE (PEM, RSA or Ed25519), or"
                        + " JWT_SECRET");
            }
            faults.addAll(PrintedSecrets.faults(name -> value(
                    config,
                    switch (name) {
                        case "JWT_SECRET" -> "cryb.jwt.secret";
                        case "DATABASE_URL" -> "quarkus.datasource.reactive.url";
                        case "REDIS_URL" -> "quarkus.redis.hosts";
                        default -> name;
                    })));
        }
        return faults;
    }

    private static Optional<String> value(SmallRyeConfig config, String key) {
        return config.getOptionalValue(key, String.class).filter(value -> !value.isBlank());
    }
}
