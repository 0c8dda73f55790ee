package dev.cryb.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.cryb.stack.Stack;

/** Tests that need a LiveKit: they fail without one where CI runs them, and are left out elsewhere. */
final class LiveKitNeeded {

    private LiveKitNeeded() {}

    /** Whether there is one; where CI runs there must be. */
    static boolean isThere(Stack stack) {
        boolean there = stack.livekit().isPresent();
        if ("true".equals(System.getenv("CI"))) {
            assertThat(there).as("a LiveKit").isTrue();
        }
        return there;
    }

    static void require(Stack stack) {
        assumeTrue(isThere(stack), "no LiveKit here: ./cryb up --with livekit builds one");
    }
}
