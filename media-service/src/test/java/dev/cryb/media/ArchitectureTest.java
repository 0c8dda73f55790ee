package dev.cryb.media;

import dev.cryb.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void houseRulesHold() {
        ArchitectureRules.check("dev.cryb.media");
    }
}
