package dev.cryb.gateway.inbound;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/**
 * Refuses REST requests that announce a body over 16 KiB; {@link Body} counts what comes unannounced.
 *
 * <p>Stands before the limit of Quarkus, which refuses without a word. Requests to {@code /socket.io/} are served before
 * they come here.
 */
@Singleton
final class RestBodies {

    static final int MAX_BYTES = 16 * 1024;

    private static final int AFTER_THE_SOCKETS = -50;

    void register(@Observes Router router) {
        router.route().order(AFTER_THE_SOCKETS).handler(RestBodies::check);
    }

    static Refused tooLarge() {
        return Refused.of(ErrorCode.TOO_LARGE, "A body takes at most 16 KiB.");
    }

    private static void check(RoutingContext routing) {
        String length = routing.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        if (length == null || isWithin(length)) {
            routing.next();
            return;
        }
        Problem problem = Problem.of(tooLarge());
        if (routing.request().version() != HttpVersion.HTTP_2) {
            routing.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        routing.response()
                .setStatusCode(problem.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .end(Json.write(problem));
    }

    private static boolean isWithin(String length) {
        try {
            return Long.parseLong(length) <= MAX_BYTES;
        } catch (NumberFormatException e) {
            return false;
        }
    }
}
