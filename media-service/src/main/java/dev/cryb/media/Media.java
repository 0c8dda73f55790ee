package dev.cryb.media;

import dev.cryb.media.config.MediaSettings;
import dev.cryb.service.ServiceStart;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service. */
@QuarkusMain
public final class Media {

    /** What it can be told, beside what every service can. */
    static final List<Class<?>> SETTINGS = List.of(MediaSettings.class);

    Media() {}

    public static void main(String... args) {
        ServiceStart.run("media", SETTINGS, args);
    }
}
