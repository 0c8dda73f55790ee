package dev.cryb.service.config;

import dev.cryb.settings.Allowed;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/** Where traces of requests go, if anywhere. */
@ConfigMapping(prefix = "cryb.traces")
public interface TraceSettings {

    /** A collector's base URL for OTLP over HTTP ({@code OTEL_EXPORTER_OTLP_ENDPOINT}); without one nothing is traced. */
    @Allowed(words = "an http or https URL", pattern = "https?://\\S+")
    Optional<String> endpoint();

    /** The share of requests that are traced; gateways decide, services trace what a gateway does. */
    @WithDefault("0.01")
    @Allowed(from = "0", to = "1")
    double ratio();
}
