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
    private final TakenWebhooks taken;
    private final ServiceBus bus;

    public WebhookResource(Webhooks webhooks, TakenWebhooks taken, ServiceBus bus) {
        this.webhooks = webhooks;
        this.taken = taken;
        this.bus = bus;
    }

    /**
     * 204 when it is taken, here or by another instance, or needs nothing; 401 for a forgery or a replay, 400 for what is
     * not understood, 503 when it cannot be taken now: LiveKit says it again.
     */
    @POST
    @Consumes(MediaType.WILDCARD)
    public Uni<Response> heard(@HeaderParam("Authorization") @Nullable String authorization, @Nullable String body) {
        Webhooks.Heard heard;
        try {
            heard = webhooks.read(authorization == null ? "" : authorization, body == null ? "" : body);
        } catch (Webhooks.Forged forged) {
            LOG.warnf("a webhook was refused: %s", forged.getMessage());
            return answer(Response.Status.UNAUTHORIZED);
        } catch (IllegalArgumentException unreadable) {
            LOG.warnf("a webhook was not understood: %s", unreadable.getMessage());
            return answer(Response.Status.BAD_REQUEST);
        }
        Command command = heard.command();
        return command == null ? answer(Response.Status.NO_CONTENT) : enter(heard.id(), command);
    }

    private Uni<Response> enter(String id, Command command) {
        return taken.take(id)
                .chain(ours -> ours
                        ? bus.enter(command).onFailure().call(() -> taken.giveBack(id))
                        : Uni.createFrom().voidItem())
                .map(entered -> Response.noContent().build())
                .onFailure()
                .recoverWithItem(failure -> {
                    LOG.warnf("a webhook could not be taken: %s", failure);
                    webhooks.forget(id);
                    return Response.status(Response.Status.SERVICE_UNAVAILABLE).build();
                });
    }

    private static Uni<Response> answer(Response.Status status) {
        return Uni.createFrom().item(Response.status(status).build());
    }
}
