package dev.cryb.media.image;

import dev.cryb.media.config.MediaSettings;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** Threads for work on bytes, so that none is done on an event loop, and room in memory for the bytes themselves. */
@Singleton
public class ImageRoom {

    private final ExecutorService threads;
    private final long room;
    private final AtomicLong taken = new AtomicLong();

    ImageRoom(MediaSettings settings) {
        this.threads = Executors.newFixedThreadPool(
                settings.imagesAtOnce(),
                Thread.ofPlatform().name("image-", 0).daemon().factory());
        this.room = settings.memory().asLongValue();
    }

    @PreDestroy
    void close() {
        threads.shutdownNow();
    }

    /** Takes room for a file, if there is any; one file always finds room where there is none other. */
    public boolean enter(long bytes) {
        long before = taken.getAndUpdate(now -> now == 0 || now + bytes <= room ? now + bytes : now);
        return before == 0 || before + bytes <= room;
    }

    public void leave(long bytes) {
        taken.addAndGet(-bytes);
    }

    /** Runs something on these threads. */
    public <T> Uni<T> run(Supplier<T> work) {
        return Uni.createFrom().item(work).runSubscriptionOn(threads);
    }
}
