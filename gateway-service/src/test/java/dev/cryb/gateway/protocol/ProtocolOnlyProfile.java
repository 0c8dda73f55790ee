package dev.cryb.gateway.protocol;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The gateway's sockets and nothing else: no store, no accounts, {@link EchoSessions} behind them. */
public class ProtocolOnlyProfile implements QuarkusTestProfile {
    private static final List<String> OTHER_ROOMS = List.of(
            "dev.cryb.gateway.access.**",
            "dev.cryb.gateway.account.**",
            "dev.cryb.gateway.admin.**",
            "dev.cryb.gateway.config.**",
            "dev.cryb.gateway.fanout.**",
            "dev.cryb.gateway.inbound.*",
            "dev.cryb.gateway.limits.**",
            "dev.cryb.gateway.ops.**",
            "dev.cryb.gateway.outbound.**",
            "dev.cryb.gateway.session.**");

    @Override
    public Map<String, String> getConfigOverrides() {
        Map<String, String> config = new HashMap<>();
        config.put("quarkus.arc.exclude-types", String.join(",", OTHER_ROOMS));
        config.put("quarkus.hibernate-orm.enabled", "false");
        config.put("quarkus.datasource.active", "false");
        config.put("quarkus.datasource.owner.active", "false");
        config.put("quarkus.flyway.owner.active", "false");
        config.put("quarkus.flyway.owner.migrate-at-start", "false");
        config.put("quarkus.redis.active", "false");
        config.put("quarkus.shutdown.timeout", "0");
        // The Java client may come back once more while it is closed; tests wait until what it has left is noticed.
        config.put("cryb.socket.ping-timeout", "3s");
        return config;
    }

    @Override
    public Set<Class<?>> getEnabledAlternatives() {
        return Set.of(EchoSessions.class);
    }
}
