package dev.cryb.messaging.message;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.RowWriter;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.event.Mentions;
import dev.cryb.event.MessageEvent;
import dev.cryb.id.MessageId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Access;
import dev.cryb.messaging.access.ChannelModel;
import dev.cryb.messaging.access.ChannelSight;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.attachment.Attachments;
import dev.cryb.messaging.dm.DmReopener;
import dev.cryb.model.Attachment;
import dev.cryb.model.Message;
import dev.cryb.model.User;
import dev.cryb.request.Ack;
import dev.cryb.request.CreateMessage;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends a message: the busiest of all handlers.
 *
 * <p>While the server's model is warm it does not touch the database by itself: the row goes out with those of the
 * whole batch. Replies, mentions of those not heard of lately, and a sender's first message in slowmode look something
 * up.
 */
@ApplicationScoped
class CreateMessageHandler implements CommandHandler<CreateMessage> {

    private final Access access;
    private final MessageRepository messages;
    private final MentionResolver resolver;
    private final DmReopener reopener;
    private final Attachments attachments;
    private final RowWriter<Message> writer;
    private final RowWriter<MentionRepository.Row> mentionWriter;

    CreateMessageHandler(
            Access access,
            MessageRepository messages,
            MentionResolver resolver,
            MentionRepository mentions,
            DmReopener reopener,
            Attachments attachments) {
        this.access = access;
        this.messages = messages;
        this.resolver = resolver;
        this.reopener = reopener;
        this.attachments = attachments;
        this.writer = messages::insert;
        this.mentionWriter = mentions::insert;
    }

    @Override
    public Class<CreateMessage> command() {
        return CreateMessage.class;
    }

    @Override
    public Uni<Ack> handle(CreateMessage command, UnitOfWork work) {
        return access.channel(work, command.channelId())
                .invoke(sight -> MessageRules.check(command, sight))
                .call(sight -> checkSlowmode(sight, work))
                .chain(sight -> repliedTo(command, work)
                        .chain(reply -> mentioned(command, reply, sight, work).chain(mentions -> attachments
                                .find(attached(command), command.channelId(), work)
                                .call(files -> reopen(sight, work))
                                .chain(files -> send(command, reply, mentions, files, sight, work)))));
    }

    private static List<UploadId> attached(CreateMessage command) {
        return command.attachments() == null ? List.of() : command.attachments();
    }

    private Uni<Void> reopen(ChannelSight sight, UnitOfWork work) {
        return sight instanceof ChannelSight.InDm dm
                ? reopener.beforeMessage(dm, work)
                : Uni.createFrom().voidItem();
    }

    private Uni<Mentions> mentioned(
            CreateMessage command, Optional<Message.Reply> reply, ChannelSight sight, UnitOfWork work) {
        CreateMessage.AllowedMentions allowed = command.allowedMentions();
        UserId answered = reply.map(Message.Reply::author).map(User::id).orElse(null);
        boolean told = allowed == null || Boolean.TRUE.equals(allowed.reply());
        return resolver.resolve(MentionText.of(command.content()).within(allowed), told ? answered : null, sight, work);
    }

    private Uni<Void> checkSlowmode(ChannelSight sight, UnitOfWork work) {
        if (!MessageRules.isSlowed(sight.channel(), sight.rights())) {
            return Uni.createFrom().voidItem();
        }
        return lastSent(sight.channel(), work)
                .invoke(last -> MessageRules.checkSlowmode(sight.channel(), last, work.time()))
                .replaceWithVoid();
    }

    private Uni<Instant> lastSent(ChannelModel channel, UnitOfWork work) {
        UserId sender = work.caller().userId();
        Instant remembered = channel.lastSent(sender);
        if (remembered != null) {
            return Uni.createFrom().item(remembered);
        }
        Instant since = work.time().minusSeconds(channel.slowmodeSeconds());
        return work.transaction()
                .chain(transaction ->
                        messages.lastSent(PgTransaction.connection(transaction), channel.id(), sender, since))
                .invoke(last -> channel.rememberSent(sender, last));
    }

    private Uni<Optional<Message.Reply>> repliedTo(CreateMessage command, UnitOfWork work) {
        MessageId replyTo = command.replyTo();
        if (replyTo == null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return work.transaction()
                .chain(transaction ->
                        messages.repliedTo(PgTransaction.connection(transaction), command.channelId(), replyTo))
                .map(found -> Optional.of(found.orElseThrow(Unknown::message)));
    }

    private Uni<Ack> send(
            CreateMessage command,
            Optional<Message.Reply> reply,
            Mentions mentions,
            List<Attachment> files,
            ChannelSight sight,
            UnitOfWork work) {
        Message message = new Message(
                new MessageId(work.nextId()),
                command.channelId(),
                sight.serverId(),
                sight.channel().seq() + 1,
                work.caller().user(),
                command.content(),
                reply.orElse(null),
                files,
                mentions.users(),
                mentions.roles(),
                mentions.everyone(),
                List.of(),
                false,
                null,
                work.time(),
                work.clientNonce());
        return attachments
                .claim(files, message.channelId(), message.id(), work)
                .map(claimed -> write(message, mentions, sight, work));
    }

    private Ack write(Message message, Mentions mentions, ChannelSight sight, UnitOfWork work) {
        work.write(writer, message);
        MentionRepository.rows(message.channelId(), message.serverId(), message.seq(), mentions)
                .forEach(row -> work.write(mentionWriter, row));
        sight.channel().posted(message.author().id(), message.createdAt());
        return Ack.okJson(work.publish(new MessageEvent.MessageCreated(message, mentions.nobody() ? null : mentions)));
    }
}
