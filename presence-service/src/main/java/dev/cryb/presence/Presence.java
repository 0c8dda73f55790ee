package dev.cryb.presence;

import dev.cryb.presence.config.PresenceSettings;
import dev.cryb.service.ServiceStart;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service. */
@QuarkusMain
public final class Presence {

    /** What it can be told, beside what every service can. */
    static final List<Class<?>> SETTINGS = List.of(PresenceSettings.class);

    Presence() {}

    public static void main(String... args) {
        ServiceStart.run("presence", SETTINGS, args);
    }
}
