package dev.cryb.gateway.outbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.AccountTraces;
import dev.cryb.gateway.admin.ServerKeeper;
import dev.cryb.id.ServerId;
import dev.cryb.json.Json;
import dev.cryb.model.ManagedServer;
import dev.cryb.request.Caller;
import dev.cryb.request.CloseAccount;
import dev.cryb.request.Command;
import dev.cryb.request.ForgetPresence;
import dev.cryb.request.ListServers;
import dev.cryb.request.RemoveServer;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** What REST asks of the services; the answer comes on the caller's own context. */
public final class ServiceOrders implements AccountTraces, ServerKeeper {

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
    public Uni<ManagedServer.Page> list(Caller caller, ListServers asked) {
        return answer(then -> desk.query(asked, caller, then))
                .map(page -> Json.shared().convertValue(page, ManagedServer.Page.class));
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
        return answer(then -> desk.command(command, caller, null, then)).replaceWithVoid();
    }

    private Uni<JsonNode> answer(Consumer<Consumer<RequestDesk.Answer>> ask) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<JsonNode> answered = Uni.createFrom()
                    .emitter(emitter -> core.runOnContext(turn -> ask.accept(answer -> complete(emitter, answer))));
            return context == null ? answered : answered.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    private static void complete(UniEmitter<? super JsonNode> emitter, RequestDesk.Answer answer) {
        try {
            JsonNode ack = Json.tree(answer.ackJson());
            if (answer.ok()) {
                emitter.complete(ack.path("data"));
            } else {
                emitter.fail(refusal(ack.get("error")));
            }
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
