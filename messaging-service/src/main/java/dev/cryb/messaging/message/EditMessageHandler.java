package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.Mentions;
import dev.cryb.event.MessageEvent;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.attachment.Attachments;
import dev.cryb.model.Attachment;
import dev.cryb.model.Message;
import dev.cryb.request.Ack;
import dev.cryb.request.EditMessage;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Writes a message anew; whom it mentions is decided again, but nobody is told a second time. */
@ApplicationScoped
class EditMessageHandler implements CommandHandler<EditMessage> {

    /** Events show everybody the same: nobody's own reactions are marked in them. */
    private static final UserId NOBODY = new UserId(0);

    private final Access access;
    private final HistoryRepository history;
    private final MessageRepository messages;
    private final MentionResolver resolver;
    private final MentionRepository mentions;
    private final Attachments attachments;

    EditMessageHandler(
            Access access,
            HistoryRepository history,
            MessageRepository messages,
            MentionResolver resolver,
            MentionRepository mentions,
            Attachments attachments) {
        this.access = access;
        this.history = history;
        this.messages = messages;
        this.resolver = resolver;
        this.mentions = mentions;
        this.attachments = attachments;
    }

    @Override
    public Class<EditMessage> command() {
        return EditMessage.class;
    }

    @Override
    public Uni<Ack> handle(EditMessage command, UnitOfWork work) {
        return access.channel(work, command.channelId()).chain(sight -> work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> find(connection, command, sight)
                        .invoke(message -> MessageRules.checkEdit(
                                message, command, sight, work.caller().userId()))
                        .chain(message -> edit(connection, message, command, sight, work))));
    }

    private Uni<Message> find(SqlConnection connection, EditMessage command, ChannelSight sight) {
        return history.one(connection, NOBODY, sight.serverId(), command.channelId(), command.messageId())
                .map(found -> found.orElseThrow(Unknown::message));
    }

    private Uni<Ack> edit(
            SqlConnection connection, Message message, EditMessage command, ChannelSight sight, UnitOfWork work) {
        Message.Reply reply = message.replyTo();
        UserId repliedTo =
                reply == null || reply.author() == null ? null : reply.author().id();
        return resolver.resolve(MentionText.of(command.content()), repliedTo, sight, work)
                .chain(named -> write(
                        connection,
                        message.edited(
                                command.content(),
                                MessageRules.kept(message, command),
                                named.users(),
                                named.roles(),
                                named.everyone(),
                                work.time()),
                        dropped(message, command),
                        named,
                        work));
    }

    private static List<UploadId> dropped(Message message, EditMessage command) {
        List<UploadId> dropped = new ArrayList<>(
                message.attachments().stream().map(Attachment::id).toList());
        MessageRules.kept(message, command).forEach(kept -> dropped.remove(kept.id()));
        return dropped;
    }

    private Uni<Ack> write(
            SqlConnection connection, Message edited, List<UploadId> dropped, Mentions named, UnitOfWork work) {
        return messages.edit(connection, edited)
                .chain(() -> attachments.drop(connection, dropped, work))
                .chain(() -> mentions.replace(
                        connection,
                        edited.channelId(),
                        edited.seq(),
                        MentionRepository.rows(edited.channelId(), edited.serverId(), edited.seq(), named)))
                .map(written -> Ack.okJson(work.publish(new MessageEvent.MessageEdited(edited))));
    }
}
