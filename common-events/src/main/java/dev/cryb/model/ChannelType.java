package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a channel is for. */
public enum ChannelType {
    @JsonProperty("text")
    TEXT,
    @JsonProperty("voice")
    VOICE,
    @JsonProperty("category")
    CATEGORY,
    @JsonProperty("announcement")
    ANNOUNCEMENT,
    @JsonProperty("dm")
    DM,
    @JsonProperty("group")
    GROUP;

    /** Whether messages can be sent here: everywhere but in a category. */
    public boolean holdsMessages() {
        return this != CATEGORY;
    }
}
