package dev.cryb.messaging.member;

import dev.cryb.bus.PartedQueryHandler;
import dev.cryb.bus.PgLaneStore;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.model.Member;
import dev.cryb.model.MemberChunk;
import dev.cryb.request.Caller;
import dev.cryb.request.RequestMembers;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * Tells a server's members in chunks: all of them, those named, or those whose name begins so.
 *
 * <p>All are read in pages from one moment, each told before the next is read, so that memory stays flat.
 */
@ApplicationScoped
class RequestMembersHandler implements PartedQueryHandler<RequestMembers> {

    private static final int CHUNK = 1_000;
    private static final int DEFAULT_FOUND = 100;

    private final Pool pool;
    private final MemberRepository members;

    RequestMembersHandler(Pool pool, MemberRepository members) {
        this.pool = pool;
        this.members = members;
    }

    /** What comes after the chunks. */
    record Told(int chunks) {}

    @Override
    public Class<RequestMembers> query() {
        return RequestMembers.class;
    }

    @Override
    public Uni<Answer> handle(RequestMembers query, Caller caller, Parts parts) {
        return PgLaneStore.search(pool, connection -> members.size(connection, query.serverId(), caller.userId())
                        .map(size -> size.orElseThrow(Unknown::server))
                        .chain(size -> tell(connection, query, size, parts)))
                .map(chunks -> Answer.of(new Told(chunks)));
    }

    private Uni<Integer> tell(SqlConnection connection, RequestMembers query, int size, Parts parts) {
        List<UserId> named = query.userIds();
        String beginning = query.query();
        if (named != null) {
            return members.byId(connection, query.serverId(), named)
                    .chain(found -> tell(new Chunk(query, found, 0, 1), missing(named, found), parts))
                    .replaceWith(1);
        }
        if (beginning != null && !beginning.isEmpty()) {
            int limit = query.limit() == null || query.limit() == 0 ? DEFAULT_FOUND : query.limit();
            return members.byName(connection, query.serverId(), beginning, limit)
                    .chain(found -> tell(new Chunk(query, found, 0, 1), List.of(), parts))
                    .replaceWith(1);
        }
        int wanted = query.limit() == null || query.limit() == 0 ? size : Math.min(size, query.limit());
        int chunks = Math.max(1, (wanted + CHUNK - 1) / CHUNK);
        return page(connection, query, 0, new Progress(0, chunks, wanted), parts)
                .replaceWith(chunks);
    }

    /** How far the pages have come. */
    private record Progress(int index, int chunks, int left) {}

    private Uni<Void> page(SqlConnection connection, RequestMembers query, long after, Progress progress, Parts parts) {
        if (progress.index == progress.chunks) {
            return Uni.createFrom().voidItem();
        }
        return members.page(connection, query.serverId(), after, Math.min(CHUNK, progress.left))
                .chain(found -> tell(new Chunk(query, found, progress.index, progress.chunks), List.of(), parts)
                        .chain(() -> page(
                                connection,
                                query,
                                found.isEmpty()
                                        ? after
                                        : found.get(found.size() - 1)
                                                .user()
                                                .id()
                                                .value(),
                                new Progress(progress.index + 1, progress.chunks, progress.left - found.size()),
                                parts)));
    }

    private record Chunk(RequestMembers query, List<Member> members, int index, int count) {}

    private static Uni<Void> tell(Chunk chunk, List<UserId> notFound, Parts parts) {
        return parts.tell(
                "server:members_chunk",
                new MemberChunk(
                        chunk.query.serverId(),
                        chunk.members,
                        chunk.index,
                        chunk.count,
                        notFound,
                        null,
                        chunk.query.nonce()));
    }

    private static List<UserId> missing(List<UserId> named, List<Member> found) {
        return named.stream()
                .distinct()
                .filter(id ->
                        found.stream().noneMatch(member -> member.user().id().equals(id)))
                .toList();
    }
}
