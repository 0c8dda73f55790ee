package dev.cryb.media;

import dev.cryb.settings.SettingsDoc;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingIsCheckedAtStart() {
        SettingsDoc.requireAllChecked("dev.cryb.media", Media.SETTINGS);
    }

    @Test
    void tableSaysWhatTheCodeTakes() throws IOException {
        SettingsDoc.requireTable("Media", Media.SETTINGS);
    }
}
