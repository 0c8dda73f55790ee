package dev.cryb.gateway.inbound;

import dev.cryb.bus.CommandPublisher;
import dev.cryb.bus.EventEntry;
import dev.cryb.bus.EventTail;
import dev.cryb.bus.Instance;
import dev.cryb.bus.RedisClock;
import dev.cryb.bus.RedisEventStreams;
import dev.cryb.bus.RedisLink;
import dev.cryb.bus.RedisWriter;
import dev.cryb.bus.Reply;
import dev.cryb.bus.ReplyPart;
import dev.cryb.bus.ReplyTail;
import dev.cryb.bus.Source;
import dev.cryb.bus.Streams;
import dev.cryb.gateway.access.AccessModel;
import dev.cryb.gateway.account.KnownPeople;
import dev.cryb.gateway.account.LoginSessions;
import dev.cryb.gateway.account.RevocationListener;
import dev.cryb.gateway.account.Revocations;
import dev.cryb.gateway.account.TokenVerifier;
import dev.cryb.gateway.config.DrainSettings;
import dev.cryb.gateway.config.GatewayConfig;
import dev.cryb.gateway.config.OverloadSettings;
import dev.cryb.gateway.config.TraceSettings;
import dev.cryb.gateway.fanout.Loops;
import dev.cryb.gateway.fanout.Router;
import dev.cryb.gateway.follow.Follows;
import dev.cryb.gateway.limits.LimitSettings;
import dev.cryb.gateway.limits.Limits;
import dev.cryb.gateway.limits.Sharing;
import dev.cryb.gateway.media.MediaDoor;
import dev.cryb.gateway.media.PictureDoor;
import dev.cryb.gateway.outbound.Around;
import dev.cryb.gateway.outbound.GatewayLine;
import dev.cryb.gateway.outbound.RequestDesk;
import dev.cryb.gateway.outbound.ServiceOrders;
import dev.cryb.gateway.presence.Attendances;
import dev.cryb.gateway.presence.GatewayLease;
import dev.cryb.gateway.presence.NewFriends;
import dev.cryb.gateway.presence.Presences;
import dev.cryb.gateway.protocol.OpenSockets;
import dev.cryb.gateway.protocol.SocketConfig;
import dev.cryb.gateway.resume.SessionRecords;
import dev.cryb.gateway.session.Arrivals;
import dev.cryb.gateway.session.ClientSessions;
import dev.cryb.gateway.session.DrainPlan;
import dev.cryb.gateway.session.HelloFields;
import dev.cryb.gateway.session.Logins;
import dev.cryb.gateway.session.PresenceSide;
import dev.cryb.gateway.session.SessionCore;
import dev.cryb.gateway.session.SessionMeters;
import dev.cryb.gateway.session.Sessions;
import dev.cryb.gateway.session.Talker;
import dev.cryb.gateway.session.Turnstile;
import dev.cryb.gateway.typing.Typing;
import dev.cryb.gateway.voice.VoiceSide;
import dev.cryb.guard.BreakerState;
import dev.cryb.guard.Pulse;
import dev.cryb.id.UserId;
import dev.cryb.request.Service;
import dev.cryb.trace.OtlpTraces;
import dev.cryb.trace.Traces;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.impl.VertxInternal;
import io.vertx.mutiny.core.Context;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.redis.client.Redis;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/**
 * The gateway's side of the bus: the core loop, the event tail and the reply tail that feed it.
 *
 * <p>Everything that sessions share (the access model, requests on their way, the tail's place) belongs to one event
 * loop, the core; so it needs no locks, and its order is the order of the event stream.
 */
@ApplicationScoped
public class GatewayBus implements EventTail.Listener, ReplyTail.Listener, RevocationListener {

    private static final Logger LOG = Logger.getLogger(GatewayBus.class);
    private static final long TICK_MS = 250;
    private static final Duration RETRY = Duration.ofMillis(200);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(3);

    /**
     * What a socket and its session take of the heap, with room for what they send and for what else lies there.
     *
     * <p>Measured: 11 KiB alive a session, and a serial collector whose old generation is two thirds of the heap.
     */
    private static final long HEAP_A_SOCKET = 24 << 10;

    /** How long the sockets of sessions that have left may take to close. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    /** How long traces that were not sent yet may take. */
    private static final Duration LAST_TRACES = Duration.ofSeconds(1);

    private final Vertx vertx;
    private final Context core;
    private final EventTail tail;
    private final ReplyTail replies;
    private final RequestDesk desk;
    private final Router router;
    private final GatewayLease lease;
    private final Attendances attendances;
    private final GatewayLine typingLine;
    private final GatewayLine voiceLine;
    private final VoiceSide voice;
    private final GatewayLine limitsLine;
    private final Limits limits;
    private final GatewayLine followLine;
    private final Follows follows;
    private final RedisClock clock;
    private final Traces traces;
    private final Typing typing;
    private final MediaDoor media;
    private final SessionCore sessionCore;
    private final BooleanSupplier accepting;
    private final Sessions sessions;
    private final OpenSockets openSockets;
    private final Duration longestDrain;
    private final List<Uni<Void>> running = new CopyOnWriteArrayList<>();
    private final Pulse corePulse = new Pulse("core loop");
    private volatile long ticks;
    private volatile long beats;
    private volatile long restating;
    private volatile long retelling;
    private volatile boolean started;
    private volatile boolean stopping;

    public GatewayBus(
            Vertx vertx,
            Redis redis,
            ReactiveRedisDataSource redisData,
            TokenVerifier tokens,
            Revocations revocations,
            KnownPeople people,
            GatewayConfig config,
            SocketConfig sockets,
            OverloadSettings overload,
            DrainSettings drain,
            OpenSockets openSockets,
            LimitSettings limitSettings,
            LoginSessions logins,
            TraceSettings traceSettings,
            MeterRegistry registry) {
        this.vertx = vertx;
        this.core = Context.newInstance(((VertxInternal) vertx.getDelegate()).createEventLoopContext());
        Instance instance = Instance.of(config.instance());
        Streams streams = new Streams(config.redisPrefix());
        RedisEventStreams events = new RedisEventStreams(streams, redis);
        this.tail = new EventTail(events, this);
        RedisWriter writer = new RedisWriter(core, new RedisLink(redis, Duration.ofSeconds(2)));
        CommandPublisher publisher = new CommandPublisher(streams, writer);
        this.traces =
                OtlpTraces.to(traceSettings.endpoint().orElse(""), traceSettings.ratio(), "gateway", config.instance());
        this.desk = new RequestDesk(
                instance,
                publisher,
                tail,
                config.services().stream().map(Service::of).toList(),
                overload.delay(),
                traces);
        this.replies = new ReplyTail(streams, instance, redis, this);
        Loops loops = new Loops(core.getDelegate());
        AccessModel access = new AccessModel(loops);
        this.router = new Router(access, loops);
        this.lease = new GatewayLease(streams, new RedisLink(redis, Duration.ofSeconds(2)), instance);
        this.attendances = new Attendances(core.getDelegate(), desk, access, lease);
        this.typingLine = new GatewayLine(core.getDelegate(), redisData, streams.ephemeral());
        this.typing = new Typing(access, router, typingLine, attendances::mayHide, tail::lagMillis);
        router.addListener((event, meta) -> attendances.onRouted(meta));
        router.addListener(typing::onRouted);
        Around around = new Around(core.getDelegate(), desk);
        Presences presences = new Presences(desk, around);
        router.addListener(presences::onRouted);
        NewFriends newFriends = new NewFriends(access, router, presences);
        router.addListener((event, meta) -> newFriends.onRouted(meta));
        PresenceSide presence = new PresenceSide(desk, loops, attendances, presences, typing);
        this.voiceLine = new GatewayLine(core.getDelegate(), redisData, streams.ephemeral());
        this.voice = new VoiceSide(desk, around, access, router, voiceLine, tail::lagMillis);
        router.addListener(voice::onRouted);
        this.media = new MediaDoor(core.getDelegate(), desk, access);
        HelloFields hello = new HelloFields(
                sockets.heartbeatInterval().toMillis(),
                sockets.identifyTimeout().toMillis(),
                (int) sockets.maxRequest().asLongValue(),
                1,
                config.instance());
        SessionRecords records =
                new SessionRecords(streams, instance, new RedisLink(redis, Duration.ofSeconds(2)), writer);
        Arrivals arrivals = new Arrivals(
                task -> core.runOnContext(task),
                desk,
                around,
                tail,
                events,
                access,
                router,
                loops,
                records,
                presence,
                voice);
        this.limitsLine = new GatewayLine(core.getDelegate(), redisData, streams.limits());
        this.limits = new Limits(limitSettings, instance.incarnation(), limitsLine::say, access::serverOf);
        SessionMeters meters = new SessionMeters(registry);
        this.clock = new RedisClock(new RedisLink(redis, Duration.ofSeconds(2)));
        loops.onDelivered(enteredMs -> meters.deliveredAfter(Math.max(0, clock.millis() - enteredMs)), traces);
        this.followLine = new GatewayLine(core.getDelegate(), redisData, streams.follows());
        this.follows = new Follows(followLine::say, InstantSource.system());
        this.sessionCore = new SessionCore(
                core.getDelegate(),
                tokens,
                people,
                desk,
                around,
                tail,
                access,
                router,
                loops,
                presence,
                voice,
                media,
                arrivals,
                limits,
                follows,
                traces,
                new Turnstile(overload.arriving(), overload.waiting()),
                new Logins(tokens, logins),
                hello,
                meters,
                new DrainPlan(drain.time(), drain.wave(), drain.every(), drain.spread()));
        this.openSockets = openSockets;
        this.longestDrain = drain.time().plus(LAST_WORDS);
        this.accepting = () -> started && !stopping && revocations.current();
        long mostSockets = overload.sockets() > 0
                ? overload.sockets()
                : Runtime.getRuntime().maxMemory() / HEAP_A_SOCKET;
        this.sessions = new Sessions(
                sessionCore, instance, () -> accepting.getAsBoolean() && openSockets.count() < mostSockets);
    }

    /** What the protocols open sessions with. */
    @Produces
    @Singleton
    ClientSessions clientSessions() {
        return sessions;
    }

    /** How REST leads to files. */
    @Produces
    @Singleton
    MediaDoor mediaDoor() {
        return media;
    }

    /** How REST shows pictures. */
    @Produces
    @Singleton
    PictureDoor pictureDoor() {
        return new PictureDoor(core.getDelegate(), desk);
    }

    /** How an account's end, and an administrator's word, reach the services. */
    @Produces
    @Singleton
    ServiceOrders serviceOrders() {
        return new ServiceOrders(core.getDelegate(), desk);
    }

    /** Whose requests are told line by line. */
    @Produces
    @Singleton
    Follows follows() {
        return follows;
    }

    void onStart(@Observes StartupEvent event) {
        core.runOnContext(() -> Uni.createFrom()
                .deferred(tail::start)
                .invoke(() -> router.restart(tail.cursor()))
                .chain(replies::start)
                .onFailure()
                .invoke(failure -> LOG.warnf("waiting for Redis: %s", failure))
                .onFailure(failure -> !stopping)
                .retry()
                .withBackOff(RETRY, Duration.ofSeconds(1))
                .indefinitely()
                .subscribe()
                .with(ready -> run(), failure -> LOG.warnf("the bus did not start: %s", failure)));
    }

    private void run() {
        started = true;
        running.add(loop(tail.pulse(), tail.run()));
        running.add(loop(replies.pulse(), replies.run()));
        ticks = vertx.getDelegate().setPeriodic(TICK_MS, tick -> core.runOnContext(this::onTick));
        beats = vertx.getDelegate()
                .setPeriodic(0, GatewayLease.BEAT.toMillis(), beat -> core.runOnContext(this::renewLease));
        typing.start();
        voice.start();
        limitsLine.listen(limits.sharing()::hear);
        followLine.listen(follows::hear);
        retelling = vertx.getDelegate().setPeriodic(Follows.AGAIN_MS, again -> follows.restate());
        restating = vertx.getDelegate()
                .setPeriodic(Sharing.AGAIN_MS, again -> limits.sharing().restate());
    }

    private void onTick() {
        corePulse.beat();
        desk.onTick();
        typing.onTick();
        sessionCore.onTick();
    }

    /** With the beat, as Redis' clock is asked too. */
    private void renewLease() {
        clock.refresh().subscribe().with(read -> {}, failure -> LOG.debugf("Redis' clock cannot be read: %s", failure));
        lease.renew()
                .subscribe()
                .with(
                        isAnother -> {
                            if (isAnother) {
                                LOG.warnf("our lease was away; all who are here are said again under %s", lease.id());
                                attendances.restate();
                            }
                        },
                        failure -> LOG.warnf("our lease cannot be renewed: %s", failure));
    }

    private Uni<Void> loop(Pulse pulse, Uni<Void> loop) {
        CompletableFuture<Void> ended = new CompletableFuture<>();
        loop.onTermination()
                .invoke(() -> {
                    if (!stopping) {
                        pulse.end();
                    }
                })
                .subscribe()
                .with(ended::complete, failure -> {
                    LOG.errorf(failure, "%s", pulse.name());
                    ended.complete(null);
                });
        return Uni.createFrom().completionStage(ended);
    }

    @Override
    public void onEvents(List<EventEntry> events) {
        for (EventEntry event : events) {
            try {
                router.route(event);
            } catch (RuntimeException e) {
                LOG.errorf(e, "event %s of %s could not be routed", event.id(), event.source());
                sessionCore.resync();
            }
        }
        desk.onTail();
    }

    /** Any session may have missed something of what was lost: all start anew. */
    @Override
    public void onGap(Source source) {
        sessionCore.resync();
        desk.onTail();
    }

    @Override
    public void onReply(Reply reply) {
        desk.onReply(reply);
    }

    @Override
    public void onPart(ReplyPart part) {
        desk.onPart(part);
    }

    @Override
    public void revoked(String sid) {
        sessionCore.revoked(sid);
    }

    @Override
    public void revoked(UserId userId) {
        sessionCore.revoked(userId);
    }

    /** Whether the tails run and new sessions may come in. */
    public boolean isReady() {
        return accepting.getAsBoolean();
    }

    /** The loops, to be looked at from outside. */
    public List<Pulse> pulses() {
        return List.of(tail.pulse(), replies.pulse(), corePulse);
    }

    /** How far the event tail is behind, in milliseconds. */
    public long lagMillis() {
        return tail.lagMillis();
    }

    /** Sessions that are ready or about to be. */
    public int sessionCount() {
        return sessionCore.size();
    }

    /** Requests that wait for their answer. */
    public int waitingCount() {
        return desk.size();
    }

    /** How long requests wait in the slowest line of a service, in milliseconds. */
    public long slowestMillis() {
        return desk.slowestMillis();
    }

    /** People whose sessions the presence service has not heard of yet. */
    public int unsaidCount() {
        return attendances.pending();
    }

    /** Those who ask most, the busiest first. */
    public Uni<List<Talker>> talkers(int most) {
        return sessionCore.talkers(most);
    }

    /** How the breakers around the services stand. */
    public List<BreakerState> breakers() {
        return desk.breakers();
    }

    /**
     * Sends everybody elsewhere while the sockets are still open; Quarkus closes them before {@link ShutdownEvent}.
     *
     * <p>We are live and no longer ready. Then what is left to be said of who has gone is said, so that the presence
     * service waits for them to come back elsewhere, and finds nobody under our lease.
     */
    void onDrain(@Observes ShutdownDelayInitiatedEvent event) {
        stopping = true;
        sessionCore.leave();
        await(none(() -> sessionCore.size() + openSockets.count()), longestDrain);
        await(none(attendances::pending), LONGEST_STOP);
    }

    /** Waits until the loops have let go of Redis, and leaves nothing there that is ours alone. */
    void onStop(@Observes ShutdownEvent event) {
        stopping = true;
        vertx.getDelegate().cancelTimer(ticks);
        vertx.getDelegate().cancelTimer(beats);
        vertx.getDelegate().cancelTimer(restating);
        vertx.getDelegate().cancelTimer(retelling);
        typingLine.stop();
        voiceLine.stop();
        limitsLine.stop();
        followLine.stop();
        tail.stop();
        replies.end();
        traces.close(LAST_TRACES);
        await(
                Uni.join()
                        .all(running.isEmpty() ? List.of(Uni.createFrom().voidItem()) : running)
                        .andCollectFailures()
                        .chain(replies::remove)
                        .chain(() -> attendances.pending() == 0
                                ? lease.release()
                                : Uni.createFrom().voidItem()),
                LONGEST_STOP);
    }

    private static void await(Uni<Void> end, Duration longest) {
        end.ifNoItem()
                .after(longest)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("stopped in the middle: %s", failure))
                .onFailure()
                .recoverWithNull()
                .await()
                .indefinitely();
    }

    private static Uni<Void> none(LongSupplier left) {
        return Uni.createFrom()
                .item(left::getAsLong)
                .onItem()
                .delayIt()
                .by(LOOK_AGAIN)
                .repeat()
                .whilst(some -> some > 0)
                .collect()
                .last()
                .replaceWithVoid();
    }
}
