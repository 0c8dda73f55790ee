package dev.cryb.messaging.role;

import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.member.MemberRepository;
import dev.cryb.model.Member;
import dev.cryb.permission.Overwrite;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Finds the member that an overwrite names, whom others may gain or lose in the channel's list. */
@ApplicationScoped
class NamedMembers {

    private final MemberRepository members;

    NamedMembers(MemberRepository members) {
        this.members = members;
    }

    /** Empty for roles, and for one who has left the server. */
    Uni<Optional<Member>> of(
            SqlConnection connection, ChannelSight.InServer sight, Overwrite.TargetType type, long targetId) {
        return type == Overwrite.TargetType.ROLE
                ? Uni.createFrom().item(Optional.empty())
                : members.byId(connection, sight.server().id(), List.of(new UserId(targetId)))
                        .map(found -> found.stream().findFirst());
    }
}
