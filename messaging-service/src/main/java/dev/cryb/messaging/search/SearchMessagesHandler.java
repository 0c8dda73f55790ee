package dev.cryb.messaging.search;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.search.SearchRepository.Hit;
import dev.cryb.messaging.server.ServerAccesses;
import dev.cryb.model.Message;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.SearchMessages;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds messages by their words, newest first, among those that the caller may read.
 *
 * <p>How many there are in all is counted up to a bound; a query without any word finds nothing.
 */
@ApplicationScoped
class SearchMessagesHandler implements QueryHandler<SearchMessages> {

    /** Hits that are counted at most. */
    private static final int MOST_COUNTED = 1_000;

    private final Pool pool;
    private final SightRepository sights;
    private final ServerAccesses servers;
    private final SearchRepository search;

    SearchMessagesHandler(Pool pool, SightRepository sights, ServerAccesses servers, SearchRepository search) {
        this.pool = pool;
        this.sights = sights;
        this.servers = servers;
        this.search = search;
    }

    /**
     * What was found.
     *
     * @param total how many there are in all, up to a bound
     */
    record Found(List<Message> messages, boolean hasMore, int total) {}

    /** Where one may look. */
    private record Scope(@Nullable ServerId serverId, List<ChannelId> channels, String mark) {}

    @Override
    public Class<SearchMessages> query() {
        return SearchMessages.class;
    }

    @Override
    public Uni<Answer> handle(SearchMessages query, Caller caller) {
        return PgLaneStore.search(pool, connection -> scope(connection, query, caller)
                        .chain(scope -> find(connection, query, caller, scope)))
                .map(Answer::of);
    }

    private Uni<Scope> scope(SqlConnection connection, SearchMessages query, Caller caller) {
        ChannelId channelId = query.channelId();
        ServerId serverId = query.serverId();
        if (channelId != null) {
            return sights.view(connection, channelId, caller.userId())
                    .invoke(view -> view.rights().require(Permission.READ_MESSAGE_HISTORY))
                    .map(view -> new Scope(view.channel().serverId(), List.of(channelId), Terms.channel(channelId)));
        }
        ServerId server = Objects.requireNonNull(serverId);
        return servers.readable(connection, server, caller.userId())
                .map(channels -> new Scope(server, channels, Terms.server(server)));
    }

    private Uni<Found> find(SqlConnection connection, SearchMessages query, Caller caller, Scope scope) {
        Set<String> words = Words.asked(query.query());
        if (words.isEmpty() || scope.channels.isEmpty()) {
            return Uni.createFrom().item(new Found(List.of(), false, 0));
        }
        List<String> terms = new ArrayList<>(words);
        terms.add(scope.mark);
        if (query.authorId() != null) {
            terms.add(Terms.author(query.authorId()));
        }
        String all = Terms.all(terms);
        int limit = Objects.requireNonNullElse(query.limit(), 25);
        return search.hits(connection, all, query.serverId(), scope.channels, query.before(), limit + 1)
                .chain(hits -> search.total(connection, all, scope.channels, MOST_COUNTED)
                        .chain(total -> shown(connection, caller, scope, hits, limit, total)));
    }

    private Uni<Found> shown(
            SqlConnection connection, Caller caller, Scope scope, List<Hit> hits, int limit, int total) {
        boolean hasMore = hits.size() > limit;
        return search.messages(connection, caller.userId(), scope.serverId, hasMore ? hits.subList(0, limit) : hits)
                .map(messages -> new Found(messages, hasMore, total));
    }
}
