package dev.cryb.trail;

import io.netty.util.concurrent.FastThreadLocal;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * What one request of a client is known by, wherever something is done for it.
 *
 * <p>It goes from hand to hand: with a task, as {@link #during} sets it for as long as that runs; with a lane, by its
 * {@link Place}; between processes, in three fields of the entry. Nothing of it costs anything worth measuring while
 * nobody logs.
 *
 * @param id what its log lines and its {@code INTERNAL} answers carry: the session's id and the number of the request
 *     in it; empty for what no client asked
 * @param parent the W3C {@code traceparent} of whoever asked, where the request is traced
 * @param followed whether an administrator wants its lines at DEBUG
 */
public record Trail(String id, @Nullable String parent, boolean followed) {

    /** Of what no client asked. */
    public static final Trail NONE = new Trail("", null, false);

    /** Where the lines of followed requests go; it is at DEBUG always, as nobody else writes there. */
    private static final Logger FOLLOWED = Logger.getLogger("dev.cryb.followed");

    private static final FastThreadLocal<Trail> HERE = new FastThreadLocal<>();

    private static final String ID = "q";
    private static final String PARENT = "h";
    private static final String IS_FOLLOWED = "l";

    /** The trail of what this thread is doing right now; never fails, may be {@link #NONE}. */
    public static Trail here() {
        Trail here = HERE.get();
        return here != null ? here : Place.current();
    }

    /** Runs something for this request. */
    public void during(Runnable task) {
        Trail before = HERE.get();
        HERE.set(this);
        try {
            task.run();
        } finally {
            HERE.set(before);
        }
    }

    /** The same, for the request as a traced step of it goes on. */
    public Trail under(String traceparent) {
        return new Trail(id, traceparent, followed);
    }

    /** Writes a line if the request is followed; ask {@link #followed()} first where the words cost something. */
    public void say(String format, Object... words) {
        if (followed) {
            during(() -> FOLLOWED.debugf(format, words));
        }
    }

    /** Adds the fields that an entry of a stream carries for it; none for {@link #NONE}. */
    public void write(Map<String, String> fields) {
        if (!id.isEmpty()) {
            fields.put(ID, id);
        }
        if (parent != null) {
            fields.put(PARENT, parent);
        }
        if (followed) {
            fields.put(IS_FOLLOWED, "1");
        }
    }

    /** Reads {@link #write} back. */
    public static Trail of(Map<String, String> fields) {
        String id = fields.get(ID);
        String parent = fields.get(PARENT);
        return id == null && parent == null
                ? NONE
                : new Trail(id == null ? "" : id, parent, fields.containsKey(IS_FOLLOWED));
    }
}
