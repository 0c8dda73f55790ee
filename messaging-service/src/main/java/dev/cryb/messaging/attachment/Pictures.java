package dev.cryb.messaging.attachment;

import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.Id;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.messaging.access.Unknown;
import dev.cryb.messaging.attachment.AttachmentRepository.Held;
import dev.cryb.model.UploadPurpose;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How people, servers and emoji come to their pictures and lose them.
 *
 * <p>Each upload is the picture of one holder, and with that one it goes. Looking and taking are two steps, so that
 * nothing has changed where one is refused.
 */
@ApplicationScoped
public class Pictures {

    private final AttachmentRepository repository;

    Pictures(AttachmentRepository repository) {
        this.repository = repository;
    }

    /**
     * What a holder is to have from now on; locked until the commit.
     *
     * @param id the upload; null where the holder is to have none
     * @param picture its hash
     * @param former what the holder has had, and loses
     */
    public record Change(
            long holder, @Nullable UploadId id, @Nullable String picture, List<UploadId> former) {}

    /**
     * Looks at an upload that is to become a picture, and locks it: the caller's own, of that purpose, and free.
     *
     * @param named the upload's id as the caller gave it; empty for no picture any more
     * @param serverId of which server it must be, where it is of one
     */
    public Uni<Change> find(
            SqlConnection connection,
            UploadPurpose purpose,
            Id holder,
            @Nullable ServerId serverId,
            Optional<String> named,
            UserId caller) {
        UploadId id = named.filter(text -> !text.isEmpty()).map(Pictures::id).orElse(null);
        return repository.lockPicture(connection, id, holder.value(), purpose).map(held -> {
            List<UploadId> former = new ArrayList<>();
            Held found = null;
            for (Held one : held) {
                if (one.id().equals(id)) {
                    found = one;
                } else {
                    former.add(one.id());
                }
            }
            if (id == null) {
                return new Change(holder.value(), null, null, former);
            }
            return new Change(holder.value(), id, checked(found, purpose, holder, serverId, caller), former);
        });
    }

    private static UploadId id(String text) {
        try {
            return UploadId.parse(text);
        } catch (NumberFormatException e) {
            throw Unknown.upload();
        }
    }

    private static String checked(
            @Nullable Held found, UploadPurpose purpose, Id holder, @Nullable ServerId serverId, UserId caller) {
        if (found == null
                || !found.userId().equals(caller)
                || found.purpose() != purpose
                || found.picture() == null
                || (found.serverId() != null && !found.serverId().equals(serverId))) {
            throw Unknown.upload();
        }
        if (found.holder() != null && found.holder() != holder.value()) {
            throw Refused.of(ErrorCode.CONFLICT, "This upload is the picture of something else already.");
        }
        return found.picture();
    }

    /** Does what was found to be right: the holder has the new picture and loses the former. */
    public Uni<Void> take(SqlConnection connection, Change change, UnitOfWork work) {
        Uni<Void> held = change.id() == null
                ? Uni.createFrom().voidItem()
                : repository.hold(connection, change.id(), change.holder());
        return change.former().isEmpty()
                ? held
                : held.chain(() -> repository.drop(connection, change.former()))
                        .invoke(gone -> Attachments.tell(gone, work))
                        .replaceWithVoid();
    }

    /** Holders are gone, and their pictures with them. */
    public Uni<Void> release(SqlConnection connection, Collection<Long> holders, UnitOfWork work) {
        return repository
                .releasePictures(connection, holders)
                .invoke(gone -> Attachments.tell(gone, work))
                .replaceWithVoid();
    }
}
