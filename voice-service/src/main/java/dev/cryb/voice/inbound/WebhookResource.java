package dev.cryb.voice.inbound;

import dev.cryb.request.Command;
import dev.cryb.service.inbound.ServiceBus;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Where LiveKit says who has come and gone; what it says enters as a command. */
@Path("/voice/webhook")
public class WebhookResource {

    private static final Logger LOG = Logger.getLogger(WebhookResource.class);

    private final Webhooks webhooks;
    private final ServiceBus bus;

    public WebhookResource(Webhooks webhooks, ServiceBus bus) {
        this.webhooks = webhooks;
        this.bus = bus;
    }

    /** 204 when it is taken, or needs nothing; 401 for a forgery or a replay, 400 for what is not understood. */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> heard(@HeaderParam("Authorization") @Nullable String authorization, @Nullable String body) {
        Command command;
        try {
            command = webhooks.read(authorization == null ? "" : authorization, body == null ? "" : body);
        } catch (Webhooks.Forged forged) {
            LOG.warnf("a webhook was refused: %s", forged.getMessage());
            return Uni.createFrom()
                    .item(Response.status(Response.Status.UNAUTHORIZED).build());
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf("a webhook was not understood: %s", unreadable.getMessage());
            return Uni.createFrom()
                    .item(Response.status(Response.Status.BAD_REQUEST).build());
        }
        return command == null
                ? Uni.createFrom().item(Response.noContent().build())
                : bus.enter(command).map(entered -> Response.noContent().build());
    }
}
