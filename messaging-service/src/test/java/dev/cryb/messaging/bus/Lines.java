package dev.cryb.messaging.bus;

import dev.cryb.service.ops.RequestInLogs;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.jspecify.annotations.Nullable;

/** Log lines as they come, with the ids that the service's own filter gives them. */
final class Lines extends Handler {

    private record Line(String id, String text) {}

    private final List<Line> lines = new CopyOnWriteArrayList<>();
    private final Logger logger;
    private final Logger followed = Logger.getLogger("dev.cryb.followed");

    private final @Nullable Level before = followed.getLevel();

    private Lines(Logger logger) {
        this.logger = logger;
        setFilter(new RequestInLogs());
        logger.addHandler(this);
        followed.setLevel(Level.ALL);
    }

    /** Listens to a category, and to the lines of followed requests, as a service does. */
    static Lines of(String category) {
        return new Lines(Logger.getLogger(category));
    }

    /** The lines of a request, each as its level and its words. */
    List<String> withId(String id) {
        return lines.stream().filter(line -> line.id.equals(id)).map(Line::text).toList();
    }

    @Override
    public void publish(LogRecord line) {
        if (isLoggable(line)) {
            ExtLogRecord extended = ExtLogRecord.wrap(line);
            String id = extended.getMdc("request");
            lines.add(new Line(id == null ? "" : id, line.getLevel() + " " + extended.getFormattedMessage()));
        }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        logger.removeHandler(this);
        followed.setLevel(before);
    }
}
