package dev.cryb.messaging.message;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MemberAccess;
import dev.cryb.event.Mentions;
import dev.cryb.id.RoleId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Rights;
import dev.cryb.permission.Permission;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Decides whom a message mentions: those named who may view it, within the sender's rights. */
@ApplicationScoped
class MentionResolver {

    private final MentionRepository mentions;

    MentionResolver(MentionRepository mentions) {
        this.mentions = mentions;
    }

    /**
     * Whom a text mentions.
     *
     * @param repliedTo the author of the message that it answers, if that one is to be told
     */
    Uni<Mentions> resolve(MentionText text, @Nullable UserId repliedTo, ChannelSight sight, UnitOfWork work) {
        UserId author = work.caller().userId();
        UserId told = author.equals(repliedTo) ? null : repliedTo;
        return switch (sight) {
            case ChannelSight.InDm dm ->
                Uni.createFrom()
                        .item(new Mentions(author, among(text.users(), dm.dm().recipients()), told, List.of(), false));
            case ChannelSight.InServer server -> {
                boolean everyone = text.everyone() && server.rights().has(Permission.MENTION_EVERYONE);
                yield viewers(text.users(), server, work).chain(users -> roles(text.roles(), server, work)
                        .map(roles -> new Mentions(author, users, told, roles, everyone)));
            }
        };
    }

    private static List<UserId> among(Collection<UserId> named, Collection<UserId> recipients) {
        return named.stream().filter(recipients::contains).toList();
    }

    private Uni<List<UserId>> viewers(Collection<UserId> named, ChannelSight.InServer sight, UnitOfWork work) {
        return members(named, sight, work).map(members -> members.stream()
                .filter(member -> Rights.inChannel(
                                sight.server().ground(),
                                member,
                                sight.channel().access().overwrites(),
                                work.time())
                        .has(Permission.VIEW_CHANNEL))
                .map(MemberAccess::userId)
                .toList());
    }

    /** From the model where it has them all; else read. */
    private Uni<List<MemberAccess>> members(Collection<UserId> named, ChannelSight.InServer sight, UnitOfWork work) {
        List<MemberAccess> known = new ArrayList<>();
        for (UserId userId : named) {
            MemberAccess member = sight.server().member(userId);
            if (member != null) {
                known.add(member);
            }
        }
        return known.size() == named.size()
                ? Uni.createFrom().item(known)
                : work.transaction()
                        .chain(transaction -> mentions.members(
                                PgTransaction.connection(transaction),
                                sight.server().id(),
                                named));
    }

    private Uni<List<RoleId>> roles(Collection<RoleId> named, ChannelSight.InServer sight, UnitOfWork work) {
        boolean all = sight.rights().has(Permission.MENTION_EVERYONE);
        return named.isEmpty()
                ? Uni.createFrom().item(List.of())
                : work.transaction()
                        .chain(transaction -> mentions.roles(
                                PgTransaction.connection(transaction),
                                sight.server().id(),
                                named,
                                all));
    }
}
