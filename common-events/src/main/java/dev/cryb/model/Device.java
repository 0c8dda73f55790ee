package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of device a client runs on. */
public enum Device {
    @JsonProperty("web")
    WEB,
    @JsonProperty("mobile")
    MOBILE,
    @JsonProperty("desktop")
    DESKTOP
}
