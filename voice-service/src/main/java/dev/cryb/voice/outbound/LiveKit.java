package dev.cryb.voice.outbound;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.guard.GuardLimits;
import dev.cryb.guard.StoreGuard;
import dev.cryb.service.config.GuardSettings;
import dev.cryb.service.config.Guards;
import dev.cryb.voice.config.VoiceSettings;
import io.livekit.server.RoomServiceClient;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitModels.ParticipantPermission;
import livekit.LivekitModels.Room;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/**
 * LiveKit's server API behind its guard; never called from a lane.
 *
 * <p>What is not there at LiveKit any more counts as done.
 */
@Singleton
public class LiveKit {

    private static final long RETRY_AFTER_MS = 2_000;

    private final @Nullable RoomServiceClient rooms;
    private final @Nullable OkHttpClient http;
    private final StoreGuard guard;
    private volatile boolean reachable;

    public LiveKit(VoiceSettings settings, GuardSettings limits, Guards guards) {
        GuardLimits common = GuardSettings.limits(limits);
        this.guard = guards.another(
                "livekit",
                new GuardLimits(
                        settings.livekitTimeout(),
                        common.calls(),
                        common.failureRatio(),
                        common.openFor(),
                        common.retries(),
                        common.retryAfter(),
                        settings.livekitAtOnce(),
                        common.waiting()));
        if (settings.livekitUrl().isEmpty()
                || settings.livekitApiKey().isEmpty()
                || settings.livekitApiSecret().isEmpty()) {
            this.rooms = null;
            this.http = null;
        } else {
            OkHttpClient client = client(settings.livekitTimeout(), settings.livekitAtOnce());
            this.http = client;
            this.rooms = RoomServiceClient.createClient(
                    settings.livekitUrl().get().replaceFirst("^ws", "http"),
                    settings.livekitApiKey().get(),
                    settings.livekitApiSecret().get(),
                    () -> client);
        }
    }

    private static OkHttpClient client(Duration timeout, int atOnce) {
        Dispatcher dispatcher = new Dispatcher();
        dispatcher.setMaxRequests(atOnce);
        dispatcher.setMaxRequestsPerHost(atOnce);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .callTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .build();
    }

    /** Whether there is a LiveKit at all. */
    public boolean isConfigured() {
        return rooms != null;
    }

    /** Refuses where LiveKit cannot be reached now, as far as is known. */
    public void requireReachable() {
        if (!reachable) {
            throw Refused.retryAfter(
                    ErrorCode.VOICE_UNAVAILABLE,
                    isConfigured() ? "Calls are not possible now." : "Calls are off here.",
                    RETRY_AFTER_MS);
        }
    }

    /** Asks whether it is there, and remembers it. */
    Uni<Boolean> look() {
        return asked(() -> guard.vital(() -> sent(client().listRooms(List.of("none")), Function.identity())))
                .map(found -> true)
                .onFailure()
                .recoverWithItem(false)
                .invoke(found -> reachable = found);
    }

    public boolean isReachable() {
        return reachable;
    }

    public Uni<List<Room>> rooms() {
        return asked(() -> guard.read(() -> sent(client().listRooms(), Function.identity())))
                .onItem()
                .ifNull()
                .continueWith(List.of());
    }

    public Uni<List<ParticipantInfo>> participants(String room) {
        return asked(() -> guard.read(() -> sent(client().listParticipants(room), Function.identity())))
                .onItem()
                .ifNull()
                .continueWith(List.of());
    }

    Uni<Void> remove(String room, String identity) {
        return asked(() -> guard.read(() -> sent(client().removeParticipant(room, identity), done -> true)))
                .replaceWithVoid();
    }

    Uni<Void> update(String room, String identity, ParticipantPermission permission, Map<String, String> attributes) {
        return asked(() -> guard.read(() -> sent(
                        client().updateParticipant(room, identity, null, null, permission, attributes), done -> true)))
                .replaceWithVoid();
    }

    private static <T> Uni<T> asked(java.util.function.Supplier<Uni<T>> call) {
        return Uni.createFrom().deferred(call::get);
    }

    private RoomServiceClient client() {
        if (rooms == null) {
            throw Refused.of(ErrorCode.VOICE_UNAVAILABLE, "Calls are off here.");
        }
        return rooms;
    }

    /** The answer on the context that asked; null where LiveKit knows no such room or participant. */
    private static <A, T> Uni<T> sent(Call<A> call, Function<A, T> reading) {
        Context here = Vertx.currentContext();
        Uni<T> answer = Uni.createFrom()
                .emitter(emitter -> call.enqueue(new Callback<A>() {
                    @Override
                    public void onResponse(Call<A> asked, Response<A> response) {
                        if (response.isSuccessful()) {
                            emitter.complete(reading.apply(response.body()));
                        } else if (response.code() == HttpURLConnection.HTTP_NOT_FOUND) {
                            emitter.complete(null);
                        } else if (response.code() >= HttpURLConnection.HTTP_INTERNAL_ERROR) {
                            emitter.fail(new IOException("LiveKit answered " + response.code()));
                        } else {
                            emitter.fail(new IllegalStateException("LiveKit refused with " + response.code()));
                        }
                    }

                    @Override
                    public void onFailure(Call<A> asked, Throwable failure) {
                        emitter.fail(failure);
                    }
                }));
        return here == null ? answer : answer.emitOn(task -> here.runOnContext(turn -> task.run()));
    }

    void onStop(@Observes ShutdownEvent event) {
        if (http != null) {
            http.dispatcher().executorService().shutdown();
            http.connectionPool().evictAll();
        }
    }
}
