package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What an upload is to become. */
public enum UploadPurpose {
    /** A file of a message. */
    @JsonProperty("attachment")
    ATTACHMENT,
    /** A person's picture. */
    @JsonProperty("avatar")
    AVATAR,
    /** A server's picture. */
    @JsonProperty("icon")
    ICON,
    /** A server's own emoji. */
    @JsonProperty("emoji")
    EMOJI;

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
