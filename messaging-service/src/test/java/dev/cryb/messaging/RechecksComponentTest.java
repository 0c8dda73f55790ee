package dev.cryb.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.cryb.bus.RedisLink;
import dev.cryb.bus.Streams;
import dev.cryb.permission.Permissions;
import dev.cryb.request.CreateRole;
import dev.cryb.request.Service;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.redis.client.Command;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.redis.client.Request;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What voice is to look at again after a change of rights is left for it where it is, and for nobody where it is not. */
@QuarkusTest
@QuarkusTestResource(StoresResource.class)
class RechecksComponentTest {

    @Inject
    World world;

    @Inject
    Redis redis;

    private Response redis(Request request) {
        return new RedisLink(redis, Duration.ofSeconds(5)).send(request).await().atMost(Duration.ofSeconds(10));
    }

    private long left(Person.Home home) {
        return redis(Request.cmd(Command.XLEN)
                        .arg(Streams.DEFAULT.commands(Service.VOICE, home.id().partition())))
                .toLong();
    }

    private static void changesRights(Person owner, Person.Home home) {
        owner.asks(new CreateRole(home.id(), "role", null, Permissions.NONE, null, null))
                .ok();
    }

    @Test
    void nothingPilesUpForAServiceThatIsNotThere() {
        Person alice = world.person("alice");
        Person.Home home = alice.founds("Home");
        // Once it is known that there is none, which takes a second or so.
        await().atMost(Duration.ofSeconds(30)).until(() -> {
            long before = left(home);
            changesRights(alice, home);
            return left(home) == before;
        });
        long before = left(home);
        for (int i = 0; i < 20; i++) {
            changesRights(alice, home);
        }
        assertThat(left(home)).isEqualTo(before);

        redis(Request.cmd(Command.ZADD)
                .arg(Streams.DEFAULT.members(Service.VOICE))
                .arg(System.currentTimeMillis())
                .arg("voice-1"));
        await().atMost(Duration.ofSeconds(8)).until(() -> {
            changesRights(alice, home);
            return left(home) > before;
        });
    }
}
