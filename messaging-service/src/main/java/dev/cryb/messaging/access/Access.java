package dev.cryb.messaging.access;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MemberAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.permission.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Servers and channels as a command's caller sees them.
 *
 * <p>From the partition's model where it is warm, without touching the database; else loaded into it first.
 */
@ApplicationScoped
public class Access {

    private final ModelRepository repository;
    private final DmRepository dmRepository;

    public Access(ModelRepository repository, DmRepository dmRepository) {
        this.repository = repository;
        this.dmRepository = dmRepository;
    }

    /** The server, for one of its members; for all others it is unknown. */
    public Uni<ServerSight> server(UnitOfWork work, ServerId id) {
        return found(work, id).map(found -> {
            if (found == null) {
                throw Unknown.server();
            }
            return new ServerSight(
                    found.server, found.member, Rights.inServer(found.server.ground(), found.member, work.time()));
        });
    }

    /** The server's model, whoever asks; unknown if there is none. */
    public Uni<ServerModel> any(UnitOfWork work, ServerId id) {
        return model(work, id).onItem().ifNull().failWith(Unknown::server);
    }

    /** The channel, for one who may view it; for all others it is unknown, after the same two looks. */
    public Uni<ChannelSight> channel(UnitOfWork work, ChannelId id) {
        ServerModel warm = models(work).serverOf(id);
        MemberAccess member = warm == null ? null : warm.member(work.caller().userId());
        if (warm != null && member != null) {
            ChannelSight seen = see(work, id, new Found(warm, member));
            return seen != null ? Uni.createFrom().item(seen) : nowhere(work, id);
        }
        DmModel dm = dms(work).dm(id);
        if (dm != null) {
            return dm.recipients().contains(work.caller().userId())
                    ? Uni.createFrom().item(see(work, dm))
                    : nowhere(work, id);
        }
        return warm != null ? inServer(work, id, warm.id()) : load(work, id);
    }

    /** What is in memory, but not for the caller: looked for as what does not exist is, and as unknown. */
    private Uni<ChannelSight> nowhere(UnitOfWork work, ChannelId id) {
        return look(work, id)
                .chain(place -> work.transaction())
                .chain(transaction -> dmRepository.load(PgTransaction.connection(transaction), id))
                .chain(found -> Uni.createFrom().failure(Unknown.channel()));
    }

    private Uni<ChannelSight> load(UnitOfWork work, ChannelId id) {
        return look(work, id)
                .chain(place -> place.isPresent()
                        ? found(work, place.get()).map(found -> seen(work, id, found))
                        : inDm(work, id));
    }

    private Uni<Optional<ServerId>> look(UnitOfWork work, ChannelId id) {
        return work.transaction().chain(transaction -> repository.serverOf(PgTransaction.connection(transaction), id));
    }

    private Uni<ChannelSight> inDm(UnitOfWork work, ChannelId id) {
        return dm(work, id).map(dm -> see(work, dm));
    }

    private Uni<ChannelSight> inServer(UnitOfWork work, ChannelId id, ServerId serverId) {
        return found(work, serverId).chain(found -> {
            ChannelSight seen = found == null ? null : see(work, id, found);
            return seen != null ? Uni.createFrom().item(seen) : inDm(work, id);
        });
    }

    private static ChannelSight seen(UnitOfWork work, ChannelId id, @Nullable Found found) {
        ChannelSight seen = found == null ? null : see(work, id, found);
        if (seen == null) {
            throw Unknown.channel();
        }
        return seen;
    }

    /** The model of a direct message or group, whoever asks; unknown if there is none. */
    public Uni<DmModel> dm(UnitOfWork work, ChannelId id) {
        DmModel warm = dms(work).dm(id);
        if (warm != null) {
            return Uni.createFrom().item(warm);
        }
        return work.transaction()
                .chain(transaction -> dmRepository.load(PgTransaction.connection(transaction), id))
                .map(loaded -> loaded.orElseThrow(Unknown::channel))
                .invoke(dms(work)::keep);
    }

    /** The model of a direct message, if the partition has it in memory. */
    public @Nullable DmModel warmDm(UnitOfWork work, ChannelId id) {
        return dms(work).dm(id);
    }

    /** Another member of a server that the caller sees; unknown if there is none. */
    public Uni<MemberAccess> member(UnitOfWork work, ServerModel server, UserId userId) {
        MemberAccess kept = server.member(userId);
        return kept != null
                ? Uni.createFrom().item(kept)
                : work.transaction()
                        .chain(transaction ->
                                repository.member(PgTransaction.connection(transaction), server.id(), userId))
                        .map(member -> {
                            if (member == null) {
                                throw Unknown.member();
                            }
                            server.keep(member);
                            return member;
                        });
    }

    /** The server's model, if the partition has it in memory. */
    public @Nullable ServerModel warm(UnitOfWork work, ServerId id) {
        return models(work).server(id);
    }

    /** Adds a channel to a server's model. */
    public void add(UnitOfWork work, ServerModel server, ChannelModel channel) {
        models(work).add(server, channel);
    }

    /** Forgets a channel that is gone. */
    public void remove(UnitOfWork work, ServerModel server, ChannelId channelId) {
        models(work).remove(server, channelId);
    }

    /** Forgets a server that is gone. */
    public void remove(UnitOfWork work, ServerModel server) {
        models(work).remove(server);
    }

    private record Found(ServerModel server, MemberAccess member) {}

    private static @Nullable ChannelSight see(UnitOfWork work, ChannelId id, Found found) {
        ChannelModel channel = found.server.channel(id);
        if (channel == null) {
            return null;
        }
        Rights rights = Rights.inChannel(
                found.server.ground(), found.member, channel.access().overwrites(), work.time());
        return rights.has(Permission.VIEW_CHANNEL)
                ? new ChannelSight.InServer(found.server, channel, found.member, rights)
                : null;
    }

    private static ChannelSight see(UnitOfWork work, DmModel dm) {
        if (!dm.recipients().contains(work.caller().userId())) {
            throw Unknown.channel();
        }
        return new ChannelSight.InDm(dm, Rights.IN_DM);
    }

    private Uni<@Nullable ServerModel> model(UnitOfWork work, ServerId id) {
        ServerModel warm = models(work).server(id);
        if (warm != null) {
            return Uni.createFrom().item(warm);
        }
        return work.transaction()
                .chain(transaction -> repository.load(PgTransaction.connection(transaction), id))
                .invoke(loaded -> {
                    if (loaded != null) {
                        models(work).keep(loaded);
                    }
                });
    }

    /** The membership is read first: strangers learn nothing by how long it takes, and bring no model into memory. */
    private Uni<@Nullable Found> found(UnitOfWork work, ServerId id) {
        ServerModel warm = models(work).server(id);
        MemberAccess kept = warm == null ? null : warm.member(work.caller().userId());
        if (warm != null && kept != null) {
            return Uni.createFrom().item(new Found(warm, kept));
        }
        return work.transaction()
                .chain(transaction -> repository.member(
                        PgTransaction.connection(transaction), id, work.caller().userId()))
                .chain(member -> member == null
                        ? Uni.createFrom().nullItem()
                        : model(work, id).map(server -> keep(server, member)));
    }

    /** Of a server that is gone, memberships are left for a while. */
    private static @Nullable Found keep(@Nullable ServerModel server, MemberAccess member) {
        if (server == null) {
            return null;
        }
        server.keep(member);
        return new Found(server, member);
    }

    private static DmModels dms(UnitOfWork work) {
        return work.model(DmModels.class, DmModels::new);
    }

    private static ServerModels models(UnitOfWork work) {
        return work.model(ServerModels.class, ServerModels::new);
    }
}
