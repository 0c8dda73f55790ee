package dev.cryb.gateway;

import dev.cryb.settings.SettingsDoc;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingIsCheckedAtStart() {
        SettingsDoc.requireAllChecked("dev.cryb.gateway", Gateway.SETTINGS);
    }

    @Test
    void tableSaysWhatTheCodeTakes() throws IOException {
        SettingsDoc.requireTable("Gateway", Gateway.SETTINGS);
    }
}
