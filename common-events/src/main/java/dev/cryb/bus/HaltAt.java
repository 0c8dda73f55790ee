package dev.cryb.bus;

import dev.cryb.bus.LaneStreams.Publication;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process at one arrow of the bus, for fault tests: as {@code kill -9} would, but exactly there.
 *
 * <p>Armed by the environment variable {@code CRYB_TEST_HALT_AT}, as {@code point:count:file}: the {@code count}-th time
 * the point is reached, the file is made and the process halts. Where the file is there already, nothing happens, so
 * that the restarted process lives. Nobody sets it but tests, and it is said loudly at start.
 */
final class HaltAt {

    private static final Logger LOG = Logger.getLogger(HaltAt.class);
    private static final String VARIABLE = "CRYB_TEST_HALT_AT";

    /** Where a process can be made to end. */
    enum Point {
        BEFORE_COMMIT,
        AFTER_COMMIT,
        MID_PUBLISH,
        BEFORE_TRIM
    }

    private final Point point;
    private final AtomicInteger left;
    private final Path once;

    private HaltAt(Point point, int count, Path once) {
        this.point = point;
        this.left = new AtomicInteger(count);
        this.once = once;
    }

    /** What the environment asks for, if it does. */
    static @Nullable HaltAt fromEnvironment() {
        String asked = System.getenv(VARIABLE);
        if (asked == null || asked.isBlank()) {
            return null;
        }
        String[] parts = asked.split(":", 3);
        Path once = Path.of(parts[2]);
        if (Files.exists(once)) {
            return null;
        }
        LOG.warnf("THIS PROCESS WILL END ITSELF: %s=%s", VARIABLE, asked);
        return new HaltAt(
                Point.valueOf(parts[0].toUpperCase(Locale.ROOT).replace('-', '_')), Integer.parseInt(parts[1]), once);
    }

    /** The lane is at a point of its batch. */
    void reached(Point here) {
        if (here == point) {
            halt();
        }
    }

    LaneStreams streams(LaneStreams streams) {
        return point == Point.MID_PUBLISH || point == Point.BEFORE_TRIM ? new HaltingStreams(streams).proxy() : streams;
    }

    /** Publishes only a part, and ends. */
    private final class HaltingStreams {
        private final LaneStreams streams;

        HaltingStreams(LaneStreams streams) {
            this.streams = streams;
        }

        LaneStreams proxy() {
            return (LaneStreams) Proxy.newProxyInstance(
                    LaneStreams.class.getClassLoader(), new Class<?>[] {LaneStreams.class}, (self, method, args) -> {
                        if (method.getName().equals("publish")) {
                            return publish((List<?>) args[0]);
                        }
                        return invoke(streams, method, args);
                    });
        }

        private Uni<Void> publish(List<?> publications) {
            List<Publication> all =
                    publications.stream().map(Publication.class::cast).toList();
            boolean tells =
                    all.stream().anyMatch(one -> !one.outgoing().events().isEmpty());
            if (!tells || left.get() > 1 || Files.exists(once)) {
                return streams.publish(all).invoke(() -> {
                    if (tells) {
                        left.decrementAndGet();
                    }
                });
            }
            return streams.publish(all.stream().map(this::part).toList()).invoke(() -> halt());
        }

        private Publication part(Publication whole) {
            Outgoing outgoing = whole.outgoing();
            Outgoing told = point == Point.BEFORE_TRIM
                    ? outgoing
                    : new Outgoing(
                            outgoing.commands(), outgoing.firstNumber(), outgoing.events(), List.of(), List.of());
            return new Publication(whole.partition(), told, StreamId.ZERO);
        }
    }

    private void halt() {
        if (left.decrementAndGet() <= 0) {
            try {
                Files.createFile(once);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            Runtime.getRuntime().halt(137);
        }
    }

    private static Object invoke(Object real, java.lang.reflect.Method method, Object @Nullable [] args)
            throws Throwable {
        try {
            return method.invoke(real, args);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
