package dev.cryb.media.upload;

import dev.cryb.bus.Todo;
import dev.cryb.bus.TodoHandler;
import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.media.image.Cuts;
import dev.cryb.media.image.ImageRoom;
import dev.cryb.media.image.Images;
import dev.cryb.media.image.Picture;
import dev.cryb.media.image.Sniffed;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import dev.cryb.media.upload.Upload.State;
import dev.cryb.model.UploadPurpose;
import dev.cryb.request.FinishUpload;
import dev.cryb.request.FinishUpload.StoredFile;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Looks through the bytes of an upload: size, hash, kind, and of an image what is inside.
 *
 * <p>What comes of it is written to the store first; begun on twice, it writes the same.
 */
@ApplicationScoped
class LookThroughTask implements TodoHandler {

    static final String KIND = "media:look_through";

    private static final Logger LOG = Logger.getLogger(LookThroughTask.class);
    private static final Duration NO_ROOM = Duration.ofMillis(50);

    /** What fails this often for a reason of ours will not succeed. */
    private static final int ATTEMPTS = 4;

    private final Pool pool;
    private final UploadRepository uploads;
    private final ObjectStore store;
    private final ImageRoom room;
    private final Images images;

    LookThroughTask(Pool pool, UploadRepository uploads, ObjectStore store, ImageRoom room, Images images) {
        this.pool = pool;
        this.uploads = uploads;
        this.store = store;
        this.room = room;
        this.images = images;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Uni<Outcome> handle(Todo todo) {
        Errand errand = Errand.read(todo.payload());
        return uploads.one(pool, errand.uploadId())
                .map(found -> found.filter(upload -> upload.state() == State.WORKING))
                .chain(found ->
                        found.isEmpty() ? Uni.createFrom().item(Outcome.done()) : inRoom(found.get(), errand, todo));
    }

    private Uni<Outcome> inRoom(Upload upload, Errand errand, Todo todo) {
        if (!room.enter(upload.size())) {
            return Uni.createFrom().item(Outcome.again(NO_ROOM));
        }
        return looked(upload, errand)
                .map(file -> new FinishUpload(upload.id(), file, null, null))
                .onFailure(Refused.class)
                .recoverWithItem(failure -> refused(upload, (Refused) failure))
                .onFailure(failure -> todo.attempts() >= ATTEMPTS)
                .recoverWithItem(failure -> {
                    LOG.errorf(failure, "upload %s cannot be looked through", upload.id());
                    return new FinishUpload(
                            upload.id(), null, ErrorCode.INTERNAL, "This file could not be looked through.");
                })
                .<Outcome>map(finish -> Outcome.command(errand.caller(), finish))
                .onTermination()
                .invoke(() -> room.leave(upload.size()));
    }

    private static FinishUpload refused(Upload upload, Refused refused) {
        ErrorCode code = refused.code() == ErrorCode.OVERLOADED ? ErrorCode.UNAVAILABLE : refused.code();
        return new FinishUpload(upload.id(), null, code, refused.words());
    }

    private Uni<StoredFile> looked(Upload upload, Errand errand) {
        String key = Keys.of(Keys.INCOMING, upload.id().value());
        return together(upload, errand, key)
                .chain(() -> store.size(key))
                .invoke(size -> checkSize(upload, size))
                .chain(size -> store.read(key, upload.size()))
                .chain(bytes -> room.run(() -> looked(upload, bytes)))
                .call(found -> written(found.objects()))
                .map(Found::file);
    }

    private Uni<Void> together(Upload upload, Errand errand, String key) {
        String storeId = upload.storeId();
        if (storeId == null || errand.parts() == null) {
            return Uni.createFrom().voidItem();
        }
        return store.endParts(key, storeId, errand.parts())
                .invoke(whole -> {
                    if (!whole) {
                        throw Refused.invalid("parts", "These are not the parts that were uploaded.");
                    }
                })
                .replaceWithVoid();
    }

    private static void checkSize(Upload upload, Optional<Long> size) {
        if (size.isEmpty()) {
            throw Refused.invalid("uploadId", "Nothing was uploaded.");
        }
        if (size.get() != upload.size()) {
            throw Refused.invalid("size", "There are " + size.get() + " bytes, not " + upload.size() + ".");
        }
    }

    private Uni<Void> written(List<Made> objects) {
        return Multi.createFrom()
                .iterable(objects)
                .onItem()
                .transformToUniAndConcatenate(made -> store.write(made.key(), made.bytes(), made.contentType()))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** An object that is to be written. */
    private record Made(String key, byte[] bytes, String contentType) {}

    private record Found(List<Made> objects, StoredFile file) {}

    private Found looked(Upload upload, byte[] bytes) {
        if (upload.sha256() != null && !upload.sha256().equals(hash(bytes))) {
            throw Refused.invalid("sha256", "The bytes have another hash.");
        }
        String type = Sniffed.type(bytes, upload.contentType());
        if (upload.purpose() != UploadPurpose.ATTACHMENT) {
            return picture(upload, type, bytes);
        }
        String key = Keys.of(Keys.FILE, upload.id().value());
        if (!Images.isImage(type)) {
            return new Found(
                    List.of(new Made(key, bytes, type)),
                    new StoredFile(hash(bytes), bytes.length, type, null, null, null, null));
        }
        Picture picture = images.look(type, bytes);
        List<Made> objects = new ArrayList<>();
        objects.add(new Made(key, picture.bytes(), type));
        byte[] small = picture.thumbnail();
        if (small != null) {
            String kind = small[0] == (byte) 0x89 ? "image/png" : "image/jpeg";
            objects.add(new Made(Keys.of(Keys.THUMBNAIL, upload.id().value()), small, kind));
        }
        return new Found(
                objects,
                new StoredFile(
                        hash(picture.bytes()),
                        picture.bytes().length,
                        type,
                        picture.width(),
                        picture.height(),
                        picture.preview(),
                        null));
    }

    /** Of a picture only what is cut out of it is kept; its hash is that of all sizes. */
    private Found picture(Upload upload, String type, byte[] bytes) {
        if (!Images.isDrawn(type)) {
            throw Refused.of(ErrorCode.TYPE_NOT_ALLOWED, "Pictures are made of PNG, JPEG or GIF.");
        }
        Cuts cuts = images.cut(type, bytes, upload.purpose() != UploadPurpose.EMOJI, upload.sizes());
        MessageDigest digest = digest();
        List<Made> objects = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        for (Cuts.Cut cut : cuts.cuts()) {
            digest.update((cut.size() + ":" + cut.bytes().length + ";").getBytes(StandardCharsets.US_ASCII));
            digest.update(cut.bytes());
            sizes.add(cut.size());
            objects.add(new Made(Keys.picture(upload.id().value(), cut.size()), cut.bytes(), cuts.contentType()));
        }
        return new Found(
                objects,
                new StoredFile(
                        HexFormat.of().formatHex(digest.digest()),
                        cuts.size(),
                        cuts.contentType(),
                        cuts.width(),
                        cuts.height(),
                        cuts.preview(),
                        sizes));
    }

    private static String hash(byte[] bytes) {
        return HexFormat.of().formatHex(digest().digest(bytes));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
