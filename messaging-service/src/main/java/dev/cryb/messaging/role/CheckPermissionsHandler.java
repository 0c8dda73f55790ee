package dev.cryb.messaging.role;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ModelRepository;
import dev.cryb.messaging.access.Rights;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.access.SightRepository.View;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.permission.Overwrite;
import dev.cryb.permission.Permission;
import dev.cryb.permission.PermissionTrace;
import dev.cryb.permission.Permissions;
import dev.cryb.request.Caller;
import dev.cryb.request.CheckPermissions;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Says what someone may do in a channel, and why, rule by rule. */
@ApplicationScoped
class CheckPermissionsHandler implements QueryHandler<CheckPermissions> {

    private final Pool pool;
    private final SightRepository sights;
    private final ModelRepository members;

    CheckPermissionsHandler(Pool pool, SightRepository sights, ModelRepository members) {
        this.pool = pool;
        this.sights = sights;
        this.members = members;
    }

    /** The rights, and the rules that lead to them, each with what it leaves. */
    record Checked(Permissions permissions, List<PermissionTrace.Step> steps) {}

    @Override
    public Class<CheckPermissions> query() {
        return CheckPermissions.class;
    }

    @Override
    public Uni<Answer> handle(CheckPermissions query, Caller caller) {
        UserId whose = Objects.requireNonNullElse(query.userId(), caller.userId());
        return PgLaneStore.snapshot(pool, connection -> sights.view(connection, query.channelId(), caller.userId())
                .invoke(view -> {
                    if (!whose.equals(caller.userId())) {
                        view.rights().require(Permission.MANAGE_ROLES);
                    }
                })
                .chain(view -> check(connection, view, whose))
                .map(Answer::of));
    }

    private Uni<Checked> check(SqlConnection connection, View view, UserId whose) {
        Rights.Ground ground = view.ground();
        if (ground == null) {
            return Uni.createFrom().item(new Checked(view.rights().held(), List.of()));
        }
        return members.member(connection, ground.serverId(), whose).map(member -> {
            if (member == null) {
                throw Unknown.member();
            }
            List<Overwrite> overwrites = view.channel().overwrites() == null
                    ? List.of()
                    : view.channel().overwrites();
            return new Checked(
                    Rights.inChannel(ground, member, overwrites, Instant.now()).held(),
                    PermissionTrace.inChannel(
                            Rights.subject(ground, member, Instant.now()),
                            ground.serverId().value(),
                            ground.roles(),
                            overwrites));
        });
    }
}
