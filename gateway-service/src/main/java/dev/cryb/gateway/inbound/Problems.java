package dev.cryb.gateway.inbound;

import dev.cryb.error.Refused;
import dev.cryb.json.Json;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place that turns an exception into an error over REST. */
public final class Problems {

    private static final Logger LOG = Logger.getLogger(Problems.class);
    private static final String MEDIA_TYPE = "application/problem+json";

    /** Refusals say why. */
    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return response(Problem.of(refused));
    }

    /** What JAX-RS refuses itself, such as an unknown method, keeps its status. */
    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        return failure.getResponse();
    }

    /** Anything else is a bug of ours. */
    @ServerExceptionMapper
    public Response internal(Throwable failure) {
        String correlationId = UUID.randomUUID().toString();
        LOG.errorf(failure, "request failed, correlation id %s", correlationId);
        return response(Problem.internal(correlationId));
    }

    private static Response response(Problem problem) {
        Response.ResponseBuilder builder =
                Response.status(problem.status()).type(MEDIA_TYPE).entity(Json.write(problem));
        if (problem.status() == 401) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        Long retryAfterMs = problem.retryAfterMs();
        if (retryAfterMs != null) {
            builder.header(HttpHeaders.RETRY_AFTER, Math.max(1, Math.ceilDiv(retryAfterMs, 1_000)));
        }
        return builder.build();
    }
}
