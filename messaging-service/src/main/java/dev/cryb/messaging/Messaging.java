package dev.cryb.messaging;

import dev.cryb.service.ServiceStart;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.List;

/** Starts the service. */
@QuarkusMain
public final class Messaging {

    /** What it can be told, beside what every service can. */
    static final List<Class<?>> SETTINGS = List.of();

    Messaging() {}

    public static void main(String... args) {
        ServiceStart.run("messaging", SETTINGS, args);
    }
}
