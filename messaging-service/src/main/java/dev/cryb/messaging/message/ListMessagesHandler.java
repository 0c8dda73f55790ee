package dev.cryb.messaging.message;

import dev.cryb.bus.PgLaneStore;
import dev.cryb.bus.QueryHandler;
import dev.cryb.id.MessageId;
import dev.cryb.messaging.access.Published;
import dev.cryb.messaging.access.SightRepository;
import dev.cryb.messaging.access.SightRepository.View;
import dev.cryb.model.Message;
import dev.cryb.model.MessagePage;
import dev.cryb.permission.Permission;
import dev.cryb.request.Caller;
import dev.cryb.request.ListMessages;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Shows a page of a channel's history, with the places of those that are gone. */
@ApplicationScoped
class ListMessagesHandler implements QueryHandler<ListMessages> {

    private final Pool pool;
    private final SightRepository sights;
    private final HistoryRepository history;

    ListMessagesHandler(Pool pool, SightRepository sights, HistoryRepository history) {
        this.pool = pool;
        this.sights = sights;
        this.history = history;
    }

    @Override
    public Class<ListMessages> query() {
        return ListMessages.class;
    }

    @Override
    public Uni<Answer> handle(ListMessages query, Caller caller) {
        return PgLaneStore.snapshot(pool, connection -> sights.view(connection, query.channelId(), caller.userId())
                .invoke(view -> view.rights().require(Permission.READ_MESSAGE_HISTORY))
                .chain(view -> page(connection, query, caller, view))
                .chain(page -> Published.answer(connection, query.channelId().partition(), page)));
    }

    /** What one slice gives. */
    private record Part(List<Message> messages, List<Long> deleted, boolean hasMore) {}

    private Uni<MessagePage> page(SqlConnection connection, ListMessages query, Caller caller, View view) {
        return anchor(connection, query)
                .onItem()
                .transformToMulti(anchor -> Multi.createFrom().iterable(HistorySlice.of(query, view.seq(), anchor)))
                .onItem()
                .transformToUniAndConcatenate(slice -> part(connection, caller, view, slice))
                .collect()
                .asList()
                .map(parts -> joined(parts, view.seq()));
    }

    private Uni<Long> anchor(SqlConnection connection, ListMessages query) {
        MessageId before = query.before();
        MessageId at = query.after() != null ? query.after() : query.around();
        if (before != null) {
            return history.placeAt(connection, query.channelId(), before.value() - 1);
        }
        return at == null ? Uni.createFrom().item(0L) : history.placeAt(connection, query.channelId(), at.value());
    }

    private Uni<Part> part(SqlConnection connection, Caller caller, View view, HistorySlice slice) {
        if (slice.isEmpty()) {
            return Uni.createFrom().item(new Part(List.of(), List.of(), slice.from() <= slice.to()));
        }
        HistorySlice near = slice.bounded();
        return history.slice(
                        connection,
                        caller.userId(),
                        view.channel().serverId(),
                        view.channel().id(),
                        near)
                .chain(found -> {
                    boolean cut = found.size() > near.limit();
                    List<Message> shown = new ArrayList<>(cut ? found.subList(0, near.limit()) : found);
                    if (!near.ascending()) {
                        Collections.reverse(shown);
                    }
                    HistorySlice covered = near.covered(shown, cut);
                    return history.deleted(connection, view.channel().id(), covered.from(), covered.to())
                            .map(deleted -> new Part(shown, deleted, cut || !near.equals(slice)));
                });
    }

    private static MessagePage joined(List<Part> parts, long newest) {
        List<Message> messages = new ArrayList<>();
        List<Long> deleted = new ArrayList<>();
        parts.forEach(part -> {
            messages.addAll(part.messages);
            deleted.addAll(part.deleted);
        });
        return new MessagePage(messages, deleted, parts.stream().anyMatch(Part::hasMore), newest);
    }
}
