package dev.cryb.voice;

import dev.cryb.service.ServiceStart;
import dev.cryb.voice.config.VoiceSettings;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service. */
@QuarkusMain
public final class Voice {

    /** What it can be told, beside what every service can. */
    static final List<Class<?>> SETTINGS = List.of(VoiceSettings.class);

    Voice() {}

    public static void main(String... args) {
        ServiceStart.run("voice", SETTINGS, args);
    }
}
