package dev.cryb.bench.chaos;

import dev.cryb.stack.Stack;
import dev.cryb.stack.part.Signal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Breaks one thing after the other, as a seed has it. */
final class Mischief {

    private static final int LONGEST_FREEZE_MS = 8_000;
    private static final int LONGEST_PEACE_MS = 6_000;
    private static final int SHORTEST_PEACE_MS = 1_000;

    /** What may be done, and how often it is chosen. */
    private enum Deed {
        KILL(4),
        FREEZE(3),
        TERMINATE(4),
        FLUSH(1),
        KILL_REDIS(1),
        RESTART_REDIS(1),
        KILL_POSTGRES(1),
        RESTART_POSTGRES(1);

        private final int weight;

        Deed(int weight) {
            this.weight = weight;
        }
    }

    private final Stack stack;
    private final Random random;
    private final Consumer<String> say;
    private final List<String> services;
    private final Map<Deed, Integer> done = new TreeMap<>();
    private final long begun = System.nanoTime();

    Mischief(Stack stack, long seed, Consumer<String> say) {
        this.stack = stack;
        this.random = new Random(seed);
        this.say = say;
        this.services = stack.parts().stream()
                .filter(part -> !part.equals("redis") && !part.equals("postgres"))
                .sorted()
                .toList();
    }

    /** Goes on for so long; then waits until all is mended. */
    void goOn(Duration length) {
        long end = System.nanoTime() + length.toNanos();
        while (System.nanoTime() < end) {
            pause(random.nextInt(SHORTEST_PEACE_MS, LONGEST_PEACE_MS));
            one();
        }
        stack.parts().forEach(stack::awaitReady);
    }

    /** How often what was done, in words. */
    String words() {
        return done.toString();
    }

    private void one() {
        Deed deed = deed();
        String service = services.get(random.nextInt(services.size()));
        int freezeMs = random.nextInt(LONGEST_FREEZE_MS / 4, LONGEST_FREEZE_MS);
        done.merge(deed, 1, Integer::sum);
        switch (deed) {
            case KILL -> send(service, Signal.KILL);
            case TERMINATE -> send(service, Signal.TERM);
            case FREEZE -> {
                send(service, Signal.STOP);
                pause(freezeMs);
                send(service, Signal.CONT);
            }
            case FLUSH -> {
                stack.awaitReady("redis");
                tell("FLUSHALL");
                flush();
            }
            case KILL_REDIS -> send("redis", Signal.KILL);
            case RESTART_REDIS -> send("redis", Signal.TERM);
            case KILL_POSTGRES -> send("postgres", Signal.KILL);
            case RESTART_POSTGRES -> send("postgres", Signal.INT);
        }
    }

    private Deed deed() {
        int total = 0;
        for (Deed deed : Deed.values()) {
            total += deed.weight;
        }
        int at = random.nextInt(total);
        for (Deed deed : Deed.values()) {
            at -= deed.weight;
            if (at < 0) {
                return deed;
            }
        }
        throw new IllegalStateException("weights do not add up");
    }

    /** One that is still coming back is left to do so first; the others may be broken meanwhile. */
    private void send(String part, Signal signal) {
        if (signal != Signal.CONT) {
            stack.awaitReady(part);
        }
        tell("SIG" + signal + " " + part);
        stack.kill(part, signal);
    }

    private void tell(String words) {
        say.accept(String.format("  %4d s  %s", (System.nanoTime() - begun) / 1_000_000_000, words));
    }

    private void flush() {
        URI redis = URI.create(stack.stores().redisUrl());
        try (Socket socket = new Socket(redis.getHost(), redis.getPort())) {
            socket.setSoTimeout(5_000);
            socket.getOutputStream().write("FLUSHALL\r\n".getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() != '+') {
                throw new IllegalStateException("Redis does not flush");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
