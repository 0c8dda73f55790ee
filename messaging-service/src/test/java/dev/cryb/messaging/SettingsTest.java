package dev.cryb.messaging;

import dev.cryb.service.ServiceStart;
import dev.cryb.settings.SettingsDoc;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SettingsTest {

    @Test
    void everySettingIsCheckedAtStart() {
        SettingsDoc.requireAllChecked("dev.cryb.messaging", Messaging.SETTINGS);
        SettingsDoc.requireAllChecked("dev.cryb.service", ServiceStart.SETTINGS);
    }

    @Test
    void tableSaysWhatTheCodeTakes() throws IOException {
        SettingsDoc.requireTable("Every service behind the gateway", ServiceStart.SETTINGS);
    }
}
