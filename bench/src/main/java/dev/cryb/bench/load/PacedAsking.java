package dev.cryb.bench.load;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Asks at an even pace whatever comes back, so that a slow answer does not hide those that would have come after it. */
public final class PacedAsking {

    /** A request. */
    public record Request(String event, JsonNode data) {}

    private final List<Asker> askers;
    private final IntFunction<Request> requests;
    private final double perSecond;

    /**
     * @param requests the n-th request
     */
    public PacedAsking(List<Asker> askers, IntFunction<Request> requests, double perSecond) {
        this.askers = List.copyOf(askers);
        this.requests = requests;
        this.perSecond = perSecond;
    }

    /** Asks for so long, and answers with the microseconds from when each was meant to be asked. */
    public Histogram run(Duration time) {
        Histogram micros = new ConcurrentHistogram(3);
        List<CompletableFuture<Void>> answers = new ArrayList<>();
        long from = System.nanoTime();
        int count = (int) (perSecond * time.toNanos() / 1e9);
        for (int i = 0; i < count; i++) {
            long meant = from + (long) (i / perSecond * 1e9);
            for (long wait = meant - System.nanoTime(); wait > 0; wait = meant - System.nanoTime()) {
                LockSupport.parkNanos(wait);
            }
            Request request = requests.apply(i);
            answers.add(askers.get(i % askers.size())
                    .ask(request.event(), request.data())
                    .thenAccept(data -> micros.recordValue((System.nanoTime() - meant) / 1_000)));
        }
        CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
        return micros;
    }
}
