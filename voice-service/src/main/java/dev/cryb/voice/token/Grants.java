package dev.cryb.voice.token;

import dev.cryb.voice.room.Call;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a call's rights mean at LiveKit. */
public final class Grants {

    private Grants() {}

    /** What may be published, by LiveKit's names. */
    public static List<String> sources(Call call) {
        List<String> sources = new ArrayList<>();
        if (call.speaks()) {
            sources.add("microphone");
        }
        if (call.streams()) {
            sources.add("camera");
            sources.add("screen_share");
            sources.add("screen_share_audio");
        }
        return sources;
    }

    /** What others in the room see of it. */
    public static Map<String, String> attributes(Call call) {
        return Map.of(
                "userId", call.userId().toString(),
                "mute", Boolean.toString(call.silence().mute()),
                "deaf", Boolean.toString(call.silence().deaf()),
                "selfMute", Boolean.toString(call.devices().mute()),
                "selfDeaf", Boolean.toString(call.devices().deaf()),
                "selfVideo", Boolean.toString(call.devices().video()),
                "selfStream", Boolean.toString(call.devices().stream()));
    }
}
