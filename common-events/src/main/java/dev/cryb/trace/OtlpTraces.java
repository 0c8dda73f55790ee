package dev.cryb.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanId;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceId;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Steps as spans, sent to a collector over OTLP/HTTP by a thread of their own.
 *
 * <p>At most {@link #QUEUE} spans wait for it; more are dropped, as a request does not wait for its trace.
 */
public final class OtlpTraces implements Traces {

    private static final int QUEUE = 4_096;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final SdkTracerProvider provider;
    private final Tracer tracer;
    private final double ratio;

    private OtlpTraces(SdkTracerProvider provider, double ratio) {
        this.provider = provider;
        this.tracer = provider.get("dev.cryb");
        this.ratio = ratio;
    }

    /**
     * Traces as the settings have it.
     *
     * @param endpoint the collector's base URL, to which {@code /v1/traces} is added; empty: nothing is traced
     * @param ratio the share of requests that are
     */
    public static Traces to(String endpoint, double ratio, String service, String instance) {
        if (endpoint.isBlank() || ratio <= 0) {
            return OFF;
        }
        String base = endpoint.endsWith("/") ? endpoint.substring(0, endpoint.length() - 1) : endpoint;
        OtlpHttpSpanExporter exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(base + "/v1/traces")
                .setTimeout(PATIENCE)
                .build();
        Resource resource = Resource.getDefault().toBuilder()
                .put("service.namespace", "cryb")
                .put("service.name", "cryb-" + service)
                .put("service.instance.id", instance)
                .build();
        SdkTracerProvider provider = SdkTracerProvider.builder()
                .setResource(resource)
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(QUEUE)
                        .setScheduleDelay(Duration.ofSeconds(1))
                        .build())
                .build();
        return new OtlpTraces(provider, ratio);
    }

    @Override
    public @Nullable Step begin(String name) {
        if (ratio < 1 && ThreadLocalRandom.current().nextDouble() >= ratio) {
            return null;
        }
        return new Begun(tracer.spanBuilder(name)
                .setNoParent()
                .setSpanKind(SpanKind.SERVER)
                .startSpan());
    }

    @Override
    public @Nullable Step step(String name, Kind kind, @Nullable String parent) {
        SpanContext above = parent == null ? SpanContext.getInvalid() : read(parent);
        if (!above.isValid() || !above.isSampled()) {
            return null;
        }
        return new Begun(tracer.spanBuilder(name)
                .setParent(Context.root().with(Span.wrap(above)))
                .setSpanKind(SpanKind.valueOf(kind.name()))
                .startSpan());
    }

    @Override
    public void close(Duration longest) {
        provider.shutdown().join(longest.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** {@code 00-<32 hexadecimal digits>-<16>-<2>}; invalid for anything else. */
    static SpanContext read(String traceparent) {
        String[] parts = traceparent.split("-", -1);
        boolean isOurs = parts.length == 4
                && parts[0].equals("00")
                && TraceId.isValid(parts[1])
                && SpanId.isValid(parts[2])
                && parts[3].matches("[0-9a-f]{2}");
        return isOurs
                ? SpanContext.createFromRemoteParent(
                        parts[1], parts[2], TraceFlags.fromHex(parts[3], 0), TraceState.getDefault())
                : SpanContext.getInvalid();
    }

    private record Begun(Span span) implements Step {

        @Override
        public String traceparent() {
            SpanContext here = span.getSpanContext();
            return "00-" + here.getTraceId() + "-" + here.getSpanId() + "-"
                    + here.getTraceFlags().asHex();
        }

        @Override
        public Step note(String key, String value) {
            span.setAttribute(AttributeKey.stringKey(key), value);
            return this;
        }

        @Override
        public Step note(String key, long value) {
            span.setAttribute(AttributeKey.longKey(key), value);
            return this;
        }

        @Override
        public void end() {
            span.end();
        }

        @Override
        public void fail(String why) {
            span.setStatus(StatusCode.ERROR, why);
            span.end();
        }
    }
}
