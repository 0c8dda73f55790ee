package dev.cryb.messaging.attachment;

import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.ChannelId;
import dev.cryb.id.MessageId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.attachment.AttachmentRepository.Held;
import dev.cryb.model.Attachment;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.DropUploads;
import dev.cryb.request.Service;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How messages come to files and lose them. */
@ApplicationScoped
public class Attachments {

    private final AttachmentRepository repository;

    Attachments(AttachmentRepository repository) {
        this.repository = repository;
    }

    /**
     * Looks at uploads that a message is about to claim, and locks them: all of them its author's own, and free.
     *
     * @return them in the order in which they were named, as messages of the channel show them
     */
    public Uni<List<Attachment>> find(List<UploadId> ids, ChannelId channelId, UnitOfWork work) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return work.transaction()
                .chain(transaction -> repository.lock(PgTransaction.connection(transaction), ids))
                .map(held -> checked(ids, held, work.caller().userId(), channelId));
    }

    private static List<Attachment> checked(List<UploadId> ids, List<Held> held, UserId caller, ChannelId channelId) {
        Map<UploadId, Held> byId = new HashMap<>();
        held.forEach(one -> byId.put(one.id(), one));
        for (UploadId id : ids) {
            Held one = byId.get(id);
            if (one == null || !one.userId().equals(caller) || one.purpose() != UploadPurpose.ATTACHMENT) {
                throw Unknown.upload();
            }
            if (one.taken()) {
                throw Refused.of(ErrorCode.CONFLICT, "This upload is in another message already.");
            }
        }
        return ids.stream()
                .map(id -> Objects.requireNonNull(byId.get(id)))
                .map(one -> one.attachment().in(channelId))
                .toList();
    }

    /** Gives what was found to a message. */
    public Uni<Void> claim(List<Attachment> found, ChannelId channelId, MessageId messageId, UnitOfWork work) {
        if (found.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<UploadId> ids = found.stream().map(Attachment::id).toList();
        return work.transaction()
                .chain(transaction ->
                        repository.claim(PgTransaction.connection(transaction), ids, channelId, messageId))
                .invoke(claimed -> {
                    if (claimed != ids.size()) {
                        throw new IllegalStateException("uploads that were locked are not free");
                    }
                })
                .replaceWithVoid();
    }

    /** Messages are gone, and their files with them. */
    public Uni<Void> release(
            SqlConnection connection, ChannelId channelId, Collection<MessageId> messages, UnitOfWork work) {
        return messages.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .release(connection, channelId, messages)
                        .invoke(gone -> tell(gone, work))
                        .replaceWithVoid();
    }

    /** A message has these no more. */
    public Uni<Void> drop(SqlConnection connection, Collection<UploadId> ids, UnitOfWork work) {
        return ids.isEmpty()
                ? Uni.createFrom().voidItem()
                : repository
                        .drop(connection, ids)
                        .invoke(gone -> tell(gone, work))
                        .replaceWithVoid();
    }

    /** An account ends: what it has uploaded and not sent goes, what it has sent stays. */
    public Uni<Void> dropFree(SqlConnection connection, UserId userId, UnitOfWork work) {
        return repository
                .freeOf(connection, userId)
                .invoke(gone -> tell(gone, work))
                .replaceWithVoid();
    }

    /** Tells media that nobody needs these any more, each in the line of its owner. */
    static void tell(List<UploadId> gone, UnitOfWork work) {
        Map<Integer, List<UploadId>> byLine =
                gone.stream().collect(Collectors.groupingBy(UploadId::partition, TreeMap::new, Collectors.toList()));
        for (List<UploadId> ids : byLine.values()) {
            for (int from = 0; from < ids.size(); from += DropUploads.MOST) {
                work.send(
                        Service.MEDIA,
                        new DropUploads(List.copyOf(ids.subList(from, Math.min(ids.size(), from + DropUploads.MOST)))));
            }
        }
    }
}
