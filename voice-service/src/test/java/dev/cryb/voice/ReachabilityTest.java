package dev.cryb.voice;

import dev.cryb.reachability.Reachability;
import io.livekit.server.RoomService;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

    @Test
    void imageKeepsWhatTheFileSays() throws IOException {
        Reachability.of("voice-service")
                .proxy(RoomService.class)
                .types(answersOfLiveKit())
                .check();
    }

    /** Retrofit asks the class of each answer for its parser. */
    private static List<Class<?>> answersOfLiveKit() {
        return Arrays.stream(RoomService.class.getMethods())
                .map(method -> ((ParameterizedType) method.getGenericReturnType()).getActualTypeArguments()[0])
                .<Class<?>>map(answer -> (Class<?>) answer)
                .filter(answer -> answer != Void.class)
                .distinct()
                .toList();
    }
}
