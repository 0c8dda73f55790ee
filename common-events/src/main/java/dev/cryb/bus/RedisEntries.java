package dev.cryb.bus;

import io.vertx.mutiny.redis.client.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads what stream commands answer, in the form of RESP 2. */
final class RedisEntries {

    private RedisEntries() {}

    /** Each stream of an XREAD's answer with its entries. */
    static void forEachStream(@Nullable Response answer, BiConsumer<String, Response> consumer) {
        if (answer == null) {
            return;
        }
        for (Response stream : answer) {
            consumer.accept(stream.get(0).toString(), stream.get(1));
        }
    }

    static StreamId id(Response entry) {
        return StreamId.parse(entry.get(0).toString());
    }

    /** An entry's fields; empty for one that was trimmed meanwhile. */
    static Map<String, String> fields(Response entry) {
        Response fields = entry.get(1);
        Map<String, String> map = new LinkedHashMap<>();
        if (fields != null) {
            for (int i = 0; i + 1 < fields.size(); i += 2) {
                map.put(fields.get(i).toString(), fields.get(i + 1).toString());
            }
        }
        return map;
    }

    static List<LaneStreams.RawEntry> raw(Response entries) {
        List<LaneStreams.RawEntry> raw = new ArrayList<>(entries.size());
        for (Response entry : entries) {
            raw.add(new LaneStreams.RawEntry(id(entry), fields(entry)));
        }
        return raw;
    }

    /** How many entries a stream has, from XINFO STREAM; 0 where there is none. */
    static long length(@Nullable Response info) {
        if (info != null) {
            for (int i = 0; i + 1 < info.size(); i += 2) {
                if ("length".equals(info.get(i).toString())) {
                    return info.get(i + 1).toLong();
                }
            }
        }
        return 0;
    }

    /** The newest id a stream ever gave, from XINFO STREAM; zero where there is none. */
    static StreamId newest(@Nullable Response info) {
        if (info != null) {
            for (int i = 0; i + 1 < info.size(); i += 2) {
                if ("last-generated-id".equals(info.get(i).toString())) {
                    return StreamId.parse(info.get(i + 1).toString());
                }
            }
        }
        return StreamId.ZERO;
    }
}
