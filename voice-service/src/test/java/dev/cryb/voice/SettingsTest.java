package dev.cryb.voice;

import dev.cryb.settings.SettingsDoc;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingIsCheckedAtStart() {
        SettingsDoc.requireAllChecked("dev.cryb.voice", Voice.SETTINGS);
    }

    @Test
    void tableSaysWhatTheCodeTakes() throws IOException {
        SettingsDoc.requireTable("Voice", Voice.SETTINGS);
    }
}
