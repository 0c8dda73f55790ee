package dev.cryb.event;

import dev.cryb.id.RoleId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.Member;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A membership as far as rights go; roles are without @everyone. */
public record MemberAccess(
        ServerId serverId,
        UserId userId,
        List<RoleId> roles,
        @Nullable Instant timeoutUntil) {

    /** The same without a role. */
    public MemberAccess without(RoleId roleId) {
        return new MemberAccess(
                serverId,
                userId,
                roles.stream().filter(role -> !role.equals(roleId)).toList(),
                timeoutUntil);
    }

    public static MemberAccess of(ServerId serverId, Member member) {
        return new MemberAccess(serverId, member.user().id(), member.roles(), member.timeoutUntil());
    }
}
