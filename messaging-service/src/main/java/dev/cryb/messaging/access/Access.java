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
        return model(work, id).chain(server -> member(work, server)).map(found -> {
            if (found == null) {
                throw Unknown.server();
            }
            return new ServerSight(
                    found.server, found.member, Rights.inServer(found.server.ground(), found.member, work.time()));
        });
    }

    /** The channel, for one who may view it; for all others it is unknown. */
    public Uni<ChannelSight> channel(UnitOfWork work, ChannelId id) {
        ServerModel warm = models(work).serverOf(id);
        MemberAccess member = warm == null ? null : warm.member(work.caller().userId());
        if (warm != null && member != null) {
            return Uni.createFrom().item(see(work, id, new Found(warm, member)));
        }
        DmModel dm = dms(work).dm(id);
        if (dm != null) {
            return Uni.createFrom().item(see(work, dm));
        }
        return warm != null ? inServer(work, id, Uni.createFrom().item(warm)) : load(work, id);
    }

    private Uni<ChannelSight> load(UnitOfWork work, ChannelId id) {
        return work.transaction().map(PgTransaction::connection).chain(connection -> repository
                .serverOf(connection, id)
                .chain(place -> place.isPresent()
                        ? inServer(work, id, model(work, place.get()))
                        : dm(work, id).map(dm -> see(work, dm))));
    }

    private Uni<ChannelSight> inServer(UnitOfWork work, ChannelId id, Uni<@Nullable ServerModel> model) {
        return model.chain(server -> member(work, server)).map(found -> see(work, id, found));
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

    private static ChannelSight see(UnitOfWork work, ChannelId id, @Nullable Found found) {
        ChannelModel channel = found == null ? null : found.server.channel(id);
        if (found == null || channel == null) {
            throw Unknown.channel();
        }
        Rights rights = Rights.inChannel(
                found.server.ground(), found.member, channel.access().overwrites(), work.time());
        if (!rights.has(Permission.VIEW_CHANNEL)) {
            throw Unknown.channel();
        }
        return new ChannelSight.InServer(found.server, channel, found.member, rights);
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

    private Uni<@Nullable Found> member(UnitOfWork work, @Nullable ServerModel server) {
        if (server == null) {
            return Uni.createFrom().nullItem();
        }
        MemberAccess kept = server.member(work.caller().userId());
        if (kept != null) {
            return Uni.createFrom().item(new Found(server, kept));
        }
        return work.transaction()
                .chain(transaction -> repository.member(
                        PgTransaction.connection(transaction),
                        server.id(),
                        work.caller().userId()))
                .map(member -> {
                    if (member == null) {
                        return null;
                    }
                    server.keep(member);
                    return new Found(server, member);
                });
    }

    private static DmModels dms(UnitOfWork work) {
        return work.model(DmModels.class, DmModels::new);
    }

    private static ServerModels models(UnitOfWork work) {
        return work.model(ServerModels.class, ServerModels::new);
    }
}
