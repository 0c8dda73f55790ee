package dev.cryb.messaging.voice;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.event.MemberAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ModelRepository;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.ServerModel;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Caller;
import dev.cryb.request.GetVoiceStanding;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Says whether the caller stands above a member, and what that member may do in a channel. */
@ApplicationScoped
class GetVoiceStandingHandler implements QueryHandler<GetVoiceStanding> {

    private final Pool pool;
    private final ModelRepository models;

    GetVoiceStandingHandler(Pool pool, ModelRepository models) {
        this.pool = pool;
        this.models = models;
    }

    /**
     * The answer.
     *
     * @param rights of the member where they would be moved
     */
    private record Standing(boolean above, @Nullable Permissions rights) {}

    @Override
    public Class<GetVoiceStanding> query() {
        return GetVoiceStanding.class;
    }

    @Override
    public Uni<Answer> handle(GetVoiceStanding query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> models.load(connection, query.serverId())
                .onItem()
                .ifNull()
                .failWith(Unknown::server)
                .chain(server -> standing(connection, server, query, caller))
                .map(Answer::of));
    }

    private Uni<Standing> standing(
            SqlConnection connection, ServerModel server, GetVoiceStanding query, Caller caller) {
        return models.member(connection, query.serverId(), caller.userId())
                .onItem()
                .ifNull()
                .failWith(Unknown::server)
                .chain(moderator -> models.member(connection, query.serverId(), query.userId())
                        .onItem()
                        .ifNull()
                        .failWith(Unknown::member)
                        .map(member -> new Standing(
                                server.ground().rank(moderator)
                                        > server.ground().rank(member),
                                rights(server, query.channelId(), member))));
    }

    private static @Nullable Permissions rights(
            ServerModel server, @Nullable ChannelId channelId, MemberAccess member) {
        ChannelModel channel = channelId == null ? null : server.channel(channelId);
        return channel == null
                ? null
                : Rights.inChannel(server.ground(), member, channel.access().overwrites(), Instant.now())
                        .held();
    }
}
