package dev.cryb.request;

import java.util.Locale;

/** The services of the mesh; a service's name is also its Postgres schema and its Redis hash tag. */
public enum Service {
    GATEWAY,
    MESSAGING,
    PRESENCE,
    VOICE,
    MEDIA;

    /** The lower-case name used in keys, metrics and logs. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The service of a name, as {@link #wireName()} gives it. */
    public static Service of(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
