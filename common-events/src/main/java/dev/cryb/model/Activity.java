package dev.cryb.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What someone does, as they say it.
 *
 * @param name 1 to 128 characters
 * @param state up to 128 characters; of a custom status, its words
 * @param details up to 128 characters
 * @param url http or https, up to 512 characters
 */
public record Activity(
        Type type,
        String name,
        @Nullable String state,
        @Nullable String details,
        @Nullable String url,
        @Nullable Instant startedAt) {

    /** The kinds of activity. */
    public enum Type {
        @JsonProperty("playing")
        PLAYING,
        @JsonProperty("streaming")
        STREAMING,
        @JsonProperty("listening")
        LISTENING,
        @JsonProperty("watching")
        WATCHING,
        /** A status in one's own words; it stays when the session that set it ends. */
        @JsonProperty("custom")
        CUSTOM,
        @JsonProperty("competing")
        COMPETING
    }

    private static final int LONGEST = 128;

    public Activity {
        Shape.required("type", type);
        name = Shape.name("name", name, 1, LONGEST);
        state = Shape.optionalText("state", state, 0, LONGEST);
        details = Shape.optionalText("details", details, 0, LONGEST);
        url = url == null ? null : checkedUrl(Shape.text("url", url, 1, 512));
    }

    private static String checkedUrl(String url) {
        try {
            URI uri = new URI(url);
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() != null && (scheme.equals("http") || scheme.equals("https"))) {
                return url;
            }
        } catch (URISyntaxException e) {
            // Refused below, as any other.
        }
        throw Refused.invalid("url", "url takes an http or https address.");
    }
}
