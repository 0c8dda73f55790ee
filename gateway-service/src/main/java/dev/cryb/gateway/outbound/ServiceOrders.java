package dev.cryb.gateway.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.AccountTraces;
import dev.cryb.gateway.admin.ServerRemoval;
import dev.cryb.id.ServerId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.CloseAccount;
import dev.cryb.request.Command;
import dev.cryb.request.ForgetPresence;
import dev.cryb.request.RemoveServer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** What REST asks of the services; the answer comes on the caller's own context. */
public final class ServiceOrders implements AccountTraces, ServerRemoval {

    private static final Logger LOG = Logger.getLogger(ServiceOrders.class);

    private final Context core;
    private final RequestDesk desk;

    public ServiceOrders(Context core, RequestDesk desk) {
        this.core = core;
        this.desk = desk;
    }

    @Override
    public Uni<Void> end(Caller caller) {
        return order(new CloseAccount(), caller).invoke(() -> core.runOnContext(turn -> forgetPresence(caller)));
    }

    @Override
    public Uni<Void> remove(Caller caller, ServerId serverId) {
        return order(new RemoveServer(serverId), caller);
    }

    /** Nobody waits for it: without a session a presence is only when one was last seen. */
    private void forgetPresence(Caller caller) {
        desk.command(new ForgetPresence(), caller, null, answer -> {
            if (!answer.ok()) {
                LOG.warnf("presence has not forgotten %s: %s", caller.userId(), answer.ackJson());
            }
        });
    }

    private Uni<Void> order(Command command, Caller caller) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<Void> done = Uni.createFrom()
                    .emitter(emitter -> core.runOnContext(
                            turn -> desk.command(command, caller, null, answer -> complete(emitter, answer))));
            return context == null ? done : done.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    private static void complete(UniEmitter<? super @Nullable Void> emitter, RequestDesk.Answer answer) {
        if (answer.ok()) {
            emitter.complete(null);
            return;
        }
        try {
            emitter.fail(refusal(Json.tree(answer.ackJson()).get("error")));
        } catch (JsonProcessingException e) {
            emitter.fail(e);
        }
    }

    private static Refused refusal(JsonNode error) {
        ErrorCode code = ErrorCode.valueOf(error.get("code").asText());
        String words = error.get("message").asText();
        return error.has("retryAfterMs")
                ? Refused.retryAfter(code, words, error.get("retryAfterMs").asLong())
                : Refused.of(code, words);
    }
}
