package dev.cryb.gateway.presence;

import dev.cryb.bus.Instance;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.Streams;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Request;
import java.time.Duration;

/**
 * The key in Redis that says that this gateway's sessions are alive: one renewal for all of them.
 *
 * <p>A lease that was away when it was to be renewed may have been seen to be away by others. We go on under another one,
 * so that whoever ends what lived under the former cannot mean us.
 */
public final class GatewayLease {

    /** How often it is renewed. */
    public static final Duration BEAT = Duration.ofSeconds(2);

    private static final Duration TTL = Duration.ofSeconds(6);

    private final Streams streams;
    private final RedisLink link;
    private final String gateway;
    private int number;
    private boolean held;

    public GatewayLease(Streams streams, RedisLink link, Instance instance) {
        this.streams = streams;
        this.link = link;
        this.gateway = instance.name() + "-" + instance.incarnation();
    }

    /** Its name: our own for all time, a dot, and a number. */
    public String id() {
        return gateway + "." + number;
    }

    /** Renews it; answers whether it is another one now. */
    public Uni<Boolean> renew() {
        return set(id()).chain(was -> {
            if (was || !held) {
                held = true;
                return Uni.createFrom().item(false);
            }
            number++;
            return set(id()).replaceWith(true);
        });
    }

    /** Gives it up: nobody is here any more. */
    public Uni<Void> release() {
        return link.send(Request.cmd(Command.DEL).arg(streams.gatewayLease(id())))
                .replaceWithVoid();
    }

    private Uni<Boolean> set(String lease) {
        return link.send(Request.cmd(Command.SET)
                        .arg(streams.gatewayLease(lease))
                        .arg("")
                        .arg("PX")
                        .arg(TTL.toMillis())
                        .arg("GET"))
                .map(before -> before != null);
    }
}
