package dev.cryb.architecture;

import org.junit.jupiter.api.Test;

class ArchitectureTest {

    @Test
    void houseRulesHold() {
        ArchitectureRules.check("dev.cryb");
    }
}
