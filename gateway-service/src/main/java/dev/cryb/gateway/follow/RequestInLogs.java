package dev.cryb.gateway.follow;

import dev.cryb.trail.Trail;
import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.LogRecord;
import org.jboss.logmanager.ExtLogRecord;

/** Gives each line the id of the client's request that it was logged for, as {@code request} of its MDC. */
@LoggingFilter(name = "request")
public final class RequestInLogs implements Filter {

    @Override
    public boolean isLoggable(LogRecord line) {
        String id = Trail.here().id();
        if (!id.isEmpty() && line instanceof ExtLogRecord extended) {
            extended.putMdc("request", id);
        }
        return true;
    }
}
