package dev.cryb.media.upload;

import dev.cryb.bus.CommandHandler;
import dev.cryb.bus.PgTransaction;
import dev.cryb.bus.UnitOfWork;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.id.UploadId;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.media.image.Images;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.Ack;
import dev.cryb.request.RequestUpload;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;

/** Plans an upload and answers where to put its bytes; the right was checked by the gateway. */
@ApplicationScoped
class RequestUploadHandler implements CommandHandler<RequestUpload> {

    private final UploadRepository uploads;
    private final ObjectStore store;
    private final MediaSettings settings;

    RequestUploadHandler(UploadRepository uploads, ObjectStore store, MediaSettings settings) {
        this.uploads = uploads;
        this.store = store;
        this.settings = settings;
    }

    /** Where to put it, in one piece. */
    record Planned(UploadId uploadId, String method, String url, Map<String, String> headers, Instant expiresAt) {}

    @Override
    public Class<RequestUpload> command() {
        return RequestUpload.class;
    }

    @Override
    public Uni<Ack> handle(RequestUpload command, UnitOfWork work) {
        check(command);
        return work.transaction()
                .map(PgTransaction::connection)
                .chain(connection -> uploads.used(connection, work.caller().userId())
                        .invoke(used -> checkQuota(used, command))
                        .map(used -> planned(command, work))
                        .call(upload -> uploads.insert(
                                connection,
                                upload,
                                command.channelId() == null
                                        ? null
                                        : command.channelId().value())))
                .map(upload -> answer(upload, work));
    }

    private void check(RequestUpload command) {
        if (store.isAway()) {
            throw Uploads.away();
        }
        long most = most(command.purpose());
        if (command.size() > most) {
            throw Refused.of(ErrorCode.TOO_LARGE, "This takes at most " + most + " bytes.");
        }
        if (command.purpose() != UploadPurpose.ATTACHMENT && !Images.isDrawn(command.contentType())) {
            throw Refused.of(ErrorCode.TYPE_NOT_ALLOWED, "Pictures are made of PNG, JPEG or GIF.");
        }
    }

    private long most(UploadPurpose purpose) {
        return (switch (purpose) {
                    case ATTACHMENT -> settings.maxSize();
                    case AVATAR, ICON -> settings.maxPicture();
                    case EMOJI -> settings.maxEmoji();
                })
                .asLongValue();
    }

    private void checkQuota(long used, RequestUpload command) {
        long quota = settings.quota().asLongValue();
        if (used + command.size() > quota) {
            throw Refused.of(ErrorCode.LIMIT_REACHED, "Your files have " + used + " of at most " + quota + " bytes.");
        }
    }

    private Upload planned(RequestUpload command, UnitOfWork work) {
        boolean whole = command.size() <= settings.partsAbove().asLongValue();
        return new Upload(
                new UploadId(work.nextId()),
                work.caller().userId(),
                command.purpose(),
                command.serverId(),
                command.filename(),
                command.size(),
                command.contentType(),
                command.sha256(),
                whole ? State.OPEN : State.PLANNED,
                whole ? 0 : Parts.count(command.size(), settings),
                null,
                whole ? "" : work.asker(),
                null,
                null,
                null,
                null,
                null,
                work.time(),
                work.time().plus(settings.uploadFor()));
    }

    private Ack answer(Upload upload, UnitOfWork work) {
        if (upload.state() == State.PLANNED) {
            work.todo(BeginPartsTask.KIND, Errand.of(upload.id(), work.caller()).json());
            return Ack.LATER;
        }
        String url = store.putUrl(Keys.of(Keys.INCOMING, upload.id().value()), upload.size(), settings.uploadFor());
        return Ack.ok(new Planned(upload.id(), "PUT", url, Map.of(), upload.expiresAt()));
    }
}
