package dev.cryb.messaging.reaction;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.MessageEvent.ReactionAdded;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.emoji.EmojiRepository;
import dev.cryb.messaging.message.MessageRepository;
import dev.cryb.request.Ack;
import dev.cryb.request.React;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Adds a reaction; one that is there already stays, and nobody is told again. */
@ApplicationScoped
class ReactHandler implements CommandHandler<React> {

    private final Access access;
    private final MessageRepository messages;
    private final ReactionRepository reactions;
    private final EmojiRepository emojis;

    ReactHandler(Access access, MessageRepository messages, ReactionRepository reactions, EmojiRepository emojis) {
        this.access = access;
        this.messages = messages;
        this.reactions = reactions;
        this.emojis = emojis;
    }

    @Override
    public Class<React> command() {
        return React.class;
    }

    @Override
    public Uni<Ack> handle(React command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(ReactionRules::checkSight)
                .chain(sight -> work.transaction()
                        .map(PgTransaction::connection)
                        .chain(connection -> check(connection, command, sight)
                                .chain(totals -> add(connection, command, totals, work))));
    }

    private Uni<Map<String, Integer>> check(SqlConnection connection, React command, ChannelSight sight) {
        return messages.standing(connection, command.channelId(), command.messageId())
                .map(found -> found.orElseThrow(Unknown::message))
                .chain(() -> reactions.totals(connection, command.channelId(), command.messageId()))
                .invoke(totals -> ReactionRules.checkEmoji(command.emoji(), totals, sight))
                .call(totals -> totals.containsKey(command.emoji())
                        ? Uni.createFrom().voidItem()
                        : known(connection, command.emoji(), sight));
    }

    /** An emoji that nobody has reacted with yet is one of Unicode or of the channel's own server. */
    private Uni<Void> known(SqlConnection connection, String emoji, ChannelSight sight) {
        int colon = emoji.indexOf(':');
        if (colon < 0) {
            return Uni.createFrom().voidItem();
        }
        return switch (sight) {
            case ChannelSight.InServer seen ->
                emojis.exists(
                                connection,
                                seen.server().id(),
                                ReactionRules.id(emoji.substring(colon + 1)),
                                emoji.substring(0, colon))
                        .invoke(exists -> {
                            if (!exists) {
                                throw Unknown.emoji();
                            }
                        })
                        .replaceWithVoid();
            case ChannelSight.InDm seen -> throw Unknown.emoji();
        };
    }

    private Uni<Ack> add(SqlConnection connection, React command, Map<String, Integer> totals, UnitOfWork work) {
        return reactions
                .add(
                        connection,
                        command.channelId(),
                        command.messageId(),
                        command.emoji(),
                        work.caller().userId(),
                        work.time())
                .map(count -> count.isEmpty()
                        ? Ack.ok(data(command, totals.getOrDefault(command.emoji(), 1), work))
                        : Ack.okJson(work.publish(new ReactionAdded(data(command, count.get(), work)))));
    }

    private static ReactionAdded.Data data(React command, int count, UnitOfWork work) {
        return new ReactionAdded.Data(
                command.channelId(), command.messageId(), work.caller().userId(), command.emoji(), count);
    }
}
