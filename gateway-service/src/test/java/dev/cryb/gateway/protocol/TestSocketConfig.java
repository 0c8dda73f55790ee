package dev.cryb.gateway.protocol;

import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;

/** The configuration as it is when nobody configures anything. */
final class TestSocketConfig {
    private TestSocketConfig() {}

    static SocketConfig defaults() {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SocketConfig.class)
                .build();
        return config.getConfigMapping(SocketConfig.class);
    }
}
