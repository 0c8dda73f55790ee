package dev.cryb.presence;

import dev.cryb.settings.SettingsDoc;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingIsCheckedAtStart() {
        SettingsDoc.requireAllChecked("dev.cryb.presence", Presence.SETTINGS);
    }

    @Test
    void tableSaysWhatTheCodeTakes() throws IOException {
        SettingsDoc.requireTable("Presence", Presence.SETTINGS);
    }
}
