package dev.cryb.reachability;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.BeanDescription;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationConfig;
import dev.cryb.bus.LaneStreams;
import dev.cryb.contract.Contract;
import dev.cryb.event.Event;
import dev.cryb.event.Meta;
import dev.cryb.event.Notice;
import dev.cryb.json.Json;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReachabilityTest {

    private static final SerializationConfig JACKSON = Json.shared().getSerializationConfig();

    private final Reachability image = Reachability.of("common-events").proxy(LaneStreams.class);

    @Test
    void imageKeepsWhatTheFileSays() throws IOException {
        image.check();
    }

    /** By Jackson's own reading of each record of the contract and of the bus. */
    @Test
    void imageKeepsAllOfTheContract() {
        Set<String> reached = new TreeSet<>();
        Stream.of(
                        Arrays.stream(RequestType.values()).map(RequestType::record),
                        Contract.records(Event.class),
                        Contract.records(Notice.class),
                        Contract.records(Meta.class),
                        Stream.of(Ack.class))
                .flatMap(types -> types)
                .forEach(type -> reach(Json.shared().constructType(type), reached));

        assertThat(reached).hasSizeGreaterThan(RequestType.values().length);
        assertThat(image.kept()).containsAll(reached);
    }

    private static void reach(JavaType type, Set<String> reached) {
        Stream.of(type.getKeyType(), type.getContentType())
                .filter(inner -> inner != null)
                .forEach(inner -> reach(inner, reached));
        if (!type.getRawClass().getName().startsWith("dev.cryb.")
                || !reached.add(type.getRawClass().getName())) {
            return;
        }
        BeanDescription bean = JACKSON.introspect(type);
        bean.findProperties().forEach(property -> reach(property.getPrimaryType(), reached));
        Json.shared()
                .getSubtypeResolver()
                .collectAndResolveSubtypesByClass(JACKSON, bean.getClassInfo())
                .forEach(sub -> reach(Json.shared().constructType(sub.getType()), reached));
    }
}
