package dev.cryb.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cryb.id.UserId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Whether someone is there, and what they do. */
public record Presence(
        UserId userId,
        String status,
        List<JsonNode> activities,
        Map<String, String> devices,
        @Nullable Instant lastSeen) {}
