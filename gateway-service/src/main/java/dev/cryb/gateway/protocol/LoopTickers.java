package dev.cryb.gateway.protocol;

import io.netty.channel.EventLoop;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The one {@link LoopTicker} of each event loop. */
@Singleton
public final class LoopTickers {
    private static final long SLOWEST_MS = 1_000;
    private static final long FASTEST_MS = 4;

    private final Map<EventLoop, LoopTicker> tickers = new ConcurrentHashMap<>();
    private final long tickMs;

    /** Ticks once a second, or more often where a timeout is so short that this would be felt. */
    @Inject
    public LoopTickers(SocketConfig config) {
        long shortest = Stream.of(
                        config.pingInterval(), config.pingTimeout(), config.connectTimeout(), config.upgradeTimeout())
                .mapToLong(Duration::toMillis)
                .min()
                .orElse(SLOWEST_MS);
        tickMs = Math.clamp(shortest / 10, FASTEST_MS, SLOWEST_MS);
    }

    /** The ticker of {@code loop}; called on it. */
    public LoopTicker of(EventLoop loop) {
        return tickers.computeIfAbsent(loop, it -> new LoopTicker(it, tickMs));
    }

    /** What all clients had not taken at the last ticks, within a second; any thread. */
    public long pendingBytes() {
        return tickers.values().stream().mapToLong(LoopTicker::pendingBytes).sum();
    }
}
