package dev.cryb.gateway.inbound;

import dev.cryb.error.ErrorCode;
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

    /** Refusals say why. */
    @ServerExceptionMapper
    public Response refused(Refused refused) {
        return response(Problem.of(refused));
    }

    /** What JAX-RS refuses itself, such as an unknown method, keeps its status and its headers. */
    @ServerExceptionMapper
    public Response http(WebApplicationException failure) {
        Response refused = failure.getResponse();
        int status = refused.getStatus();
        if (status < 400) {
            return refused;
        }
        if (status >= 500) {
            return internal(failure);
        }
        Problem problem = Problem.of(
                status,
                switch (status) {
                    case 404 -> Refused.of(ErrorCode.UNKNOWN_EVENT, "There is nothing here.");
                    case 405 -> Refused.of(ErrorCode.UNKNOWN_EVENT, "This cannot be done here.");
                    case 406 -> Refused.of(ErrorCode.TYPE_NOT_ALLOWED, "Answers are application/json.");
                    case 415 -> Refused.of(ErrorCode.TYPE_NOT_ALLOWED, "A body is application/json.");
                    default -> Refused.of(ErrorCode.INVALID_PAYLOAD, "This is no request that can be read.");
                });
        return Response.fromResponse(refused)
                .type(Problem.MEDIA_TYPE)
                .entity(Json.write(problem))
                .build();
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
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(Json.write(problem));
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
