package dev.cryb.gateway.admin;

import dev.cryb.bus.DeadLetter;
import dev.cryb.bus.DeadLetters;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.StreamId;
import dev.cryb.bus.Streams;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.gateway.config.Guards;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Redis;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;

/** What administrators do with commands that failed for a reason of ours; replays and drops are audited. */
@Singleton
public class DeadLetterDesk {

    private final Pool pool;
    private final Guards guards;
    private final AdminAudit audit;
    private final DeadLetters letters;

    DeadLetterDesk(Pool pool, Guards guards, AdminAudit audit, Redis redis, GatewayConfig config) {
        this.pool = pool;
        this.guards = guards;
        this.audit = audit;
        this.letters = new DeadLetters(new Streams(config.redisPrefix()), new RedisLink(redis, Duration.ofSeconds(2)));
    }

    /** Some letters, oldest first. */
    public record Page(List<DeadLetter> letters, boolean hasMore) {}

    public Uni<Page> list(LettersAsked asked) {
        return guards.redis(() -> letters.list(asked.service(), asked.after(), asked.limit() + 1))
                .map(found -> new Page(
                        found.subList(0, Math.min(asked.limit(), found.size())), found.size() > asked.limit()));
    }

    /** Has the command done once more, if nobody has had it done meanwhile; noted before, and what came of it after. */
    public Uni<Void> replay(Identity admin, Service service, StreamId id) {
        return one(service, id)
                .chain(letter -> noted(
                        admin,
                        Act.REPLAY_LETTER,
                        letter,
                        guards.redis(() -> letters.replay(service, id)).map(done -> {
                            switch (done) {
                                case DONE -> {}
                                case UNKNOWN -> throw new Gone();
                                case TOO_OLD ->
                                    throw Refused.of(
                                            ErrorCode.CONFLICT,
                                            "Its nonce may be forgotten: it could have its effect twice. Drop it.");
                                case UNREADABLE ->
                                    throw Refused.of(ErrorCode.CONFLICT, "This is no command that can be read.");
                            }
                            return true;
                        })));
    }

    /** Takes a letter out for good. */
    public Uni<Void> drop(Identity admin, Service service, StreamId id) {
        return one(service, id)
                .chain(letter -> noted(
                        admin,
                        Act.DROP_LETTER,
                        letter,
                        guards.redis(() -> letters.drop(service, id)).map(there -> {
                            if (!there) {
                                throw new Gone();
                            }
                            return true;
                        })));
    }

    private Uni<DeadLetter> one(Service service, StreamId id) {
        return guards.redis(() -> letters.find(service, id)).map(found -> found.orElseThrow(Gone::new));
    }

    private Uni<Void> noted(Identity admin, String action, DeadLetter letter, Uni<Boolean> work) {
        String what = letter.service() + " " + letter.id() + " " + letter.event();
        return guards.postgres(() -> audit.add(pool, admin, action, userOf(letter), what, null))
                .chain(act -> work.onFailure(Refused.class)
                        .call(refused -> end(act, ((Refused) refused).code().name()))
                        .onFailure(Gone.class)
                        .call(() -> end(act, "gone"))
                        .call(() -> end(act, Act.DONE)))
                .replaceWithVoid();
    }

    private Uni<Void> end(long act, String outcome) {
        return guards.postgres(() -> audit.end(pool, act, outcome));
    }

    /** The target of the act is who had asked; 0 where nobody can say. */
    private static long userOf(DeadLetter letter) {
        return letter.userId().matches("[1-9][0-9]{0,17}") ? Long.parseLong(letter.userId()) : 0;
    }

    /** There is no such letter, or another has just taken it. */
    public static final class Gone extends RuntimeException {
        private static final long serialVersionUID = 1;

        Gone() {
            super("there is no such letter", null, false, false);
        }
    }
}
