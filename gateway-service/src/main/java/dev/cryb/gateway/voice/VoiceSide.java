package dev.cryb.gateway.voice;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cryb.bus.EventEntry;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.event.Meta;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.GatewayLine;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.session.OutboundEvent;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Ack;
import dev.cryb.request.Caller;
import dev.cryb.request.Command;
import dev.cryb.request.GetVoiceStanding;
import dev.cryb.request.JoinVoice;
import dev.cryb.request.ModeratesVoice;
import dev.cryb.request.MoveVoice;
import dev.cryb.request.RenewVoiceToken;
import dev.cryb.request.Speak;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** What sessions have to do with calls; called on the core loop. */
public final class VoiceSide {

    private final RequestDesk desk;
    private final Stamps stamps;
    private final Speaking speaking;
    private final VoiceStates states;

    public VoiceSide(
            RequestDesk desk,
            Around around,
            AccessModel access,
            Router router,
            GatewayLine line,
            LongSupplier tailLagMs) {
        this.desk = desk;
        this.stamps = new Stamps(access, tailLagMs);
        this.speaking = new Speaking(access, router, line, tailLagMs);
        this.states = new VoiceStates(around, speaking);
    }

    /** Begins to hear what other gateways say. */
    public void start() {
        speaking.start();
    }

    public void onRouted(EventEntry event, @Nullable Meta meta) {
        speaking.onRouted(meta);
        states.onRouted(event, meta);
    }

    /** Who talks where, for what a session starts from; what comes too late is told then. */
    public Around.Question start(Caller caller, JsonNode ready, Consumer<OutboundEvent> late) {
        return states.start(caller, (ObjectNode) ready, late);
    }

    /** Who talks where, for a server's state; what comes too late is told then. */
    public Around.Question of(Caller caller, ObjectNode state, Consumer<OutboundEvent> late) {
        return states.of(caller, state, late);
    }

    /** Tells who talks in a server that the session has just joined; its ack does not wait for it. */
    public void joined(Caller caller, RequestDesk.Answer answer, Consumer<OutboundEvent> listener) {
        states.joined(caller, answer, listener);
    }

    /** Somebody speaks, or has stopped to. */
    public Ack spoke(UserId userId, Speak word) {
        try {
            speaking.say(userId, word.speaking());
            return Ack.done();
        } catch (Refused refused) {
            return Ack.refused(refused);
        }
    }

    /** Whether a command must be stamped before it is sent. */
    public static boolean stamps(Command command) {
        return command instanceof JoinVoice || command instanceof RenewVoiceToken || command instanceof ModeratesVoice;
    }

    /** Sends a command with what this gateway, or messaging, knows of the caller's rights. */
    public void command(Command command, Caller caller, @Nullable String nonce, Consumer<RequestDesk.Answer> then) {
        try {
            if (command instanceof JoinVoice join) {
                desk.command(join.with(stamps.pass(caller.userId(), join.channelId())), caller, nonce, then);
            } else if (command instanceof RenewVoiceToken renew) {
                desk.command(renew.with(stamps.pass(caller.userId(), renew.channelId())), caller, nonce, then);
            } else if (command instanceof ModeratesVoice moderates) {
                moderate(moderates, caller, nonce, then);
            }
        } catch (Refused refused) {
            then.accept(refused(refused));
        }
    }

    /** Who stands above whom is known to messaging only. */
    private void moderate(
            ModeratesVoice command, Caller caller, @Nullable String nonce, Consumer<RequestDesk.Answer> then) {
        stamps.requireModerator(caller.userId(), command);
        GetVoiceStanding question = new GetVoiceStanding(
                command.serverId(), command.userId(), command instanceof MoveVoice move ? move.channelId() : null);
        desk.query(question, caller, answer -> {
            if (!answer.ok()) {
                then.accept(answer);
                return;
            }
            JsonNode standing = data(answer.ackJson());
            if (!standing.path("above").asBoolean()) {
                then.accept(refused(Refused.of(ErrorCode.HIERARCHY, "That member does not stand below you.")));
                return;
            }
            Permissions rights = standing.has("rights")
                    ? Permissions.parse(standing.path("rights").asText())
                    : null;
            desk.command(command.with(stamps.mandate(caller.userId(), command, rights)), caller, nonce, then);
        });
    }

    private static RequestDesk.Answer refused(Refused refused) {
        return new RequestDesk.Answer(Ack.refused(refused).json(), false, null);
    }

    private static JsonNode data(String ackJson) {
        try {
            return Json.tree(ackJson).path("data");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
    }
}
