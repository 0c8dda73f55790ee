package dev.cryb.messaging.emoji;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.EmojiEvent.EmojiDeleted;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.ServerEmoji;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.DeleteEmoji;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Deletes an emoji of a server and its picture; reactions with it stay. */
@ApplicationScoped
class DeleteEmojiHandler implements CommandHandler<DeleteEmoji> {

    private final Access access;
    private final EmojiRepository emojis;
    private final Pictures pictures;
    private final AuditLog audit;

    DeleteEmojiHandler(Access access, EmojiRepository emojis, Pictures pictures, AuditLog audit) {
        this.access = access;
        this.emojis = emojis;
        this.pictures = pictures;
        this.audit = audit;
    }

    @Override
    public Class<DeleteEmoji> command() {
        return DeleteEmoji.class;
    }

    @Override
    public Uni<Ack> handle(DeleteEmoji command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.MANAGE_SERVER))
                .chain(sight -> work.transaction())
                .map(PgTransaction::connection)
                .chain(connection -> emojis.all(connection, command.serverId())
                        .map(all -> EmojiRules.find(all, command.emojiId()))
                        .chain(emoji -> delete(connection, emoji, work)));
    }

    private Uni<Ack> delete(SqlConnection connection, ServerEmoji emoji, UnitOfWork work) {
        return pictures.release(connection, List.of(emoji.id().value()), work)
                .chain(() -> emojis.delete(connection, emoji.id()))
                .map(deleted -> told(emoji, work));
    }

    private Ack told(ServerEmoji emoji, UnitOfWork work) {
        String json = work.publish(new EmojiDeleted(new EmojiDeleted.Data(emoji.serverId(), emoji.id())));
        audit.log(
                work,
                emoji.serverId(),
                RequestType.EMOJI_DELETE,
                emoji.id(),
                null,
                new Changes().of("name", emoji.name(), null).of("picture", emoji.picture(), null));
        return Ack.okJson(json);
    }
}
