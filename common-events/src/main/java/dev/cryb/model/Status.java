package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether someone is there. */
public enum Status {
    @JsonProperty("online")
    ONLINE,
    @JsonProperty("idle")
    IDLE,
    /** There, and not to be disturbed. */
    @JsonProperty("dnd")
    DND,
    /** There, and to everyone else as if they were not. */
    @JsonProperty("invisible")
    INVISIBLE,
    /** What one is, and never what one says. */
    @JsonProperty("offline")
    OFFLINE
}
