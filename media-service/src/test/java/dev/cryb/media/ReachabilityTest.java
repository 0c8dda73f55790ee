package dev.cryb.media;

import dev.cryb.reachability.Reachability;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

    @Test
    void imageKeepsWhatTheFileSays() throws IOException {
        Reachability.of("media-service").check();
    }
}
