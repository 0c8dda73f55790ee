package dev.cryb.bench;

import dev.cryb.bench.voice.JoinLoad;
import dev.cryb.bench.voice.ReconcilerLoad;
import dev.cryb.bench.voice.Rooms;
import dev.cryb.stack.Stack;
import dev.cryb.stack.StackFailure;
import dev.cryb.stack.StackOptions;
import dev.cryb.stack.store.LiveKitStore;
import java.io.PrintStream;
import java.time.Duration;

/** {@code ./cryb bench voice}: how long a join takes until its token, and what comparing with LiveKit costs. */
final class VoiceCommand {

    static final String NAME = "voice";

    /** What runs once in three seconds is compiled late, and compiling it costs more than running it. */
    private static final Duration COMPILED_BY = Duration.ofMinutes(2);

    private VoiceCommand() {}

    /** Answers whether every join was answered with a token. */
    static boolean run(PrintStream out, String... args) {
        Arguments given = Arguments.of(args);
        int rate = given.number("--joins", 50, 1, 10_000);
        int people = given.number("--people", 100, 1, 10_000);
        int seconds = given.number("--seconds", 60, 1, 3_600);
        int rooms = given.number("--rooms", 1_000, 0, 100_000);
        given.word();
        given.refuseRest();
        try (Stack stack = Stack.start(StackOptions.temporary().withEnvironment("CRYB_LIMITS_ENABLED", "false"))) {
            LiveKitStore livekit = stack.livekit().orElseThrow(() -> new StackFailure(LiveKitStore.WHY_NOT));
            JoinLoad.Outcome joins;
            try (JoinLoad load = JoinLoad.gather(stack.gatewayUrls().getFirst(), people)) {
                out.println("warming up");
                load.run(rate, Duration.ofSeconds(Math.min(20, seconds)));
                joins = load.run(rate, Duration.ofSeconds(seconds));
            }
            out.println(joins.words(rate));
            ReconcilerLoad reconciler = new ReconcilerLoad(stack.pid("voice-1"), Duration.ofSeconds(seconds));
            // Those who were waited for are forgotten after half a minute.
            reconciler.settle(Duration.ofSeconds(40));
            out.println(reconciler.measure("no rooms"));
            new Rooms(livekit).create(rooms);
            reconciler.settle(COMPILED_BY);
            out.println(reconciler.measure(rooms + " rooms"));
            return joins.failed() == 0;
        }
    }
}
