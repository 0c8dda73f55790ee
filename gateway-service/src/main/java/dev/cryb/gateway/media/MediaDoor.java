package dev.cryb.gateway.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.model.UploadPurpose;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Caller;
import dev.cryb.request.FindAttachments;
import dev.cryb.request.GetMediaUrls;
import dev.cryb.request.RequestUpload;
import dev.cryb.request.SignUrls;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Who may upload where, by the access model; who may be led to which bytes, by what messaging says at that moment.
 *
 * <p>Called on the core loop, but for {@link #lead}.
 */
public final class MediaDoor {

    private final Context core;
    private final RequestDesk desk;
    private final AccessModel access;

    public MediaDoor(Context core, RequestDesk desk, AccessModel access) {
        this.core = core;
        this.desk = desk;
        this.access = access;
    }

    /** Refuses an upload to where its sender may not send files, or whose pictures are not the sender's to change. */
    public void check(RequestUpload request, UserId userId) {
        ServerId serverId = request.serverId();
        if (request.purpose() == UploadPurpose.ICON || request.purpose() == UploadPurpose.EMOJI) {
            if (serverId != null) {
                checkServer(serverId, userId);
            }
            return;
        }
        ChannelId channelId = request.channelId();
        if (request.purpose() != UploadPurpose.ATTACHMENT || channelId == null) {
            return;
        }
        Permissions held = access.inChannel(userId, channelId);
        if (!held.has(Permission.VIEW_CHANNEL)) {
            throw Refused.of(ErrorCode.UNKNOWN_CHANNEL, "There is no such channel.");
        }
        if (access.isTimedOut(userId, channelId, Instant.now())) {
            throw Refused.of(ErrorCode.TIMED_OUT, "You are timed out in this server.");
        }
        if (!held.has(Permission.ATTACH_FILES)) {
            throw Refused.forbidden(Permission.ATTACH_FILES.name());
        }
    }

    private void checkServer(ServerId serverId, UserId userId) {
        if (!access.inServer(userId, serverId, null)) {
            throw Refused.of(ErrorCode.UNKNOWN_SERVER, "There is no such server.");
        }
        if (access.isTimedOut(userId, serverId, Instant.now())) {
            throw Refused.of(ErrorCode.TIMED_OUT, "You are timed out in this server.");
        }
        if (!access.inServer(userId, serverId, Permission.MANAGE_SERVER)) {
            throw Refused.forbidden(Permission.MANAGE_SERVER.name());
        }
    }

    /** Has those signed that the caller may read now; the others are left out. */
    public void urls(GetMediaUrls request, Caller caller, Consumer<RequestDesk.Answer> then) {
        desk.query(new FindAttachments(request.channelId(), request.attachmentIds()), caller, found -> {
            if (found.ok()) {
                List<UploadId> ids = new ArrayList<>();
                data(found).forEach(id -> ids.add(UploadId.parse(id.asText())));
                desk.query(new SignUrls(ids), caller, then);
            } else {
                then.accept(found);
            }
        });
    }

    /** Where the bytes of one attachment are; any thread, the answer comes where it was asked. */
    public Uni<URI> lead(Caller caller, ChannelId channelId, UploadId id) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<URI> answer = Uni.createFrom()
                    .emitter(emitter ->
                            core.runOnContext(turn -> urls(new GetMediaUrls(channelId, List.of(id)), caller, signed -> {
                                try {
                                    emitter.complete(url(signed));
                                } catch (RuntimeException e) {
                                    emitter.fail(e);
                                }
                            })));
            return context == null ? answer : answer.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    private static URI url(RequestDesk.Answer signed) {
        if (!signed.ok()) {
            throw refused(tree(signed).path("error"));
        }
        JsonNode url = data(signed).at("/urls/0/url");
        if (!url.isTextual()) {
            throw Refused.of(ErrorCode.UNKNOWN_UPLOAD, "There is no such upload.");
        }
        return URI.create(url.textValue());
    }

    static Refused refused(JsonNode error) {
        ErrorCode code = ErrorCode.valueOf(error.path("code").asText());
        String words = error.path("message").asText();
        return error.has("retryAfterMs")
                ? Refused.retryAfter(code, words, error.get("retryAfterMs").asLong())
                : Refused.of(code, words);
    }

    private static JsonNode data(RequestDesk.Answer answer) {
        return tree(answer).path("data");
    }

    private static JsonNode tree(RequestDesk.Answer answer) {
        try {
            return Json.tree(answer.ackJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
    }
}
