package dev.cryb.messaging.emoji;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.EmojiEvent.EmojiCreated;
import dev.cryb.id.EmojiId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.attachment.Pictures;
import dev.cryb.messaging.audit.AuditLog;
import dev.cryb.messaging.audit.Changes;
import dev.cryb.model.ServerEmoji;
import dev.cryb.model.UploadPurpose;
import dev.cryb.permission.Permission;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateEmoji;
import dev.cryb.request.RequestType;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Objects;
import java.util.Optional;

/** Makes an emoji of a server out of an upload. */
@ApplicationScoped
class CreateEmojiHandler implements CommandHandler<CreateEmoji> {

    private final Access access;
    private final EmojiRepository emojis;
    private final Pictures pictures;
    private final AuditLog audit;

    CreateEmojiHandler(Access access, EmojiRepository emojis, Pictures pictures, AuditLog audit) {
        this.access = access;
        this.emojis = emojis;
        this.pictures = pictures;
        this.audit = audit;
    }

    @Override
    public Class<CreateEmoji> command() {
        return CreateEmoji.class;
    }

    @Override
    public Uni<Ack> handle(CreateEmoji command, UnitOfWork work) {
        return access.server(work, command.serverId())
                .invoke(sight -> sight.rights().require(Permission.MANAGE_SERVER))
                .chain(sight -> work.transaction())
                .map(PgTransaction::connection)
                .chain(connection -> emojis.all(connection, command.serverId())
                        .invoke(all -> EmojiRules.requireRoom(all, command.name()))
                        .chain(() -> make(connection, command, new EmojiId(work.nextId()), work)));
    }

    private Uni<Ack> make(SqlConnection connection, CreateEmoji command, EmojiId id, UnitOfWork work) {
        return pictures.find(
                        connection,
                        UploadPurpose.EMOJI,
                        id,
                        command.serverId(),
                        Optional.of(command.uploadId().toString()),
                        work.caller().userId())
                .chain(picture -> {
                    ServerEmoji emoji = new ServerEmoji(
                            id,
                            command.serverId(),
                            command.name(),
                            Objects.requireNonNull(picture.picture()),
                            work.caller().userId());
                    return pictures.take(connection, picture, work)
                            .chain(() -> emojis.insert(connection, emoji, work.time()))
                            .map(made -> told(emoji, work));
                });
    }

    private Ack told(ServerEmoji emoji, UnitOfWork work) {
        String json = work.publish(new EmojiCreated(emoji));
        audit.log(
                work,
                emoji.serverId(),
                RequestType.EMOJI_CREATE,
                emoji.id(),
                null,
                new Changes().of("name", null, emoji.name()).of("picture", null, emoji.picture()));
        return Ack.okJson(json);
    }
}
