package dev.cryb.gateway.media;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.id.UserId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.GetPicture;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Pictures that everybody may see, asked of media and kept here for a while, as many look at the same ones.
 *
 * <p>Those that come first are asked for once, whoever waits for them. What is asked of media and what is kept is
 * bounded: nobody has to sign in to look.
 */
public final class PictureDoor {

    private static final Caller SELF = new Caller(new UserId(1), "gateway", "gateway", null);

    /** Pictures on their way at most; those who ask for more are told to come again. */
    private static final int AT_ONCE = 64;

    /** Those who wait for one of them at most. */
    private static final int WAITING = 1_000;

    /** Bytes kept at most; those that were not asked for the longest go first. */
    private static final long ROOM = 16L << 20;

    private final Context core;
    private final RequestDesk desk;
    private final Map<GetPicture, Shown> kept = new LinkedHashMap<>(64, 0.75f, true);
    private final Map<GetPicture, List<BiConsumer<@Nullable Shown, @Nullable Refused>>> waiting = new HashMap<>();
    private long taken;

    public PictureDoor(Context core, RequestDesk desk) {
        this.core = core;
        this.desk = desk;
    }

    /** A picture's bytes, as they are sent. */
    @SuppressWarnings("ArrayRecordComponent")
    public record Shown(String contentType, byte[] bytes) {}

    /** A picture; any thread, the answer comes where it was asked. */
    public Uni<Shown> find(GetPicture picture) {
        return Uni.createFrom().deferred(() -> {
            Context context = Vertx.currentContext();
            Uni<Shown> answer = Uni.createFrom()
                    .emitter(emitter -> core.runOnContext(turn -> find(picture, (shown, refused) -> {
                        if (shown != null) {
                            emitter.complete(shown);
                        } else {
                            emitter.fail(refused);
                        }
                    })));
            return context == null ? answer : answer.emitOn(task -> context.runOnContext(ignored -> task.run()));
        });
    }

    private void find(GetPicture picture, BiConsumer<@Nullable Shown, @Nullable Refused> then) {
        Shown known = kept.get(picture);
        if (known != null) {
            then.accept(known, null);
            return;
        }
        List<BiConsumer<@Nullable Shown, @Nullable Refused>> others = waiting.get(picture);
        if (others == null ? waiting.size() >= AT_ONCE : others.size() >= WAITING) {
            then.accept(
                    null,
                    Refused.retryAfter(ErrorCode.OVERLOADED, "Too many pictures are asked for right now.", 1_000));
            return;
        }
        if (others != null) {
            others.add(then);
            return;
        }
        waiting.put(picture, new ArrayList<>(List.of(then)));
        desk.query(picture, SELF, answer -> came(picture, answer));
    }

    private void came(GetPicture picture, RequestDesk.Answer answer) {
        Shown shown = null;
        Refused refused = null;
        try {
            JsonNode tree = Json.tree(answer.ackJson());
            if (answer.ok()) {
                GetPicture.Bytes bytes = Json.readOwn(tree.get("data").toString(), GetPicture.Bytes.class);
                shown = new Shown(bytes.contentType(), Base64.getDecoder().decode(bytes.base64()));
                keep(picture, shown);
            } else {
                refused = MediaDoor.refused(tree.path("error"));
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not JSON of ours", e);
        }
        List<BiConsumer<@Nullable Shown, @Nullable Refused>> asked = waiting.remove(picture);
        if (asked != null) {
            for (BiConsumer<@Nullable Shown, @Nullable Refused> one : asked) {
                one.accept(shown, refused);
            }
        }
    }

    private void keep(GetPicture picture, Shown shown) {
        kept.put(picture, shown);
        taken += shown.bytes().length;
        Iterator<Shown> oldest = kept.values().iterator();
        while (taken > ROOM) {
            taken -= oldest.next().bytes().length;
            oldest.remove();
        }
    }
}
