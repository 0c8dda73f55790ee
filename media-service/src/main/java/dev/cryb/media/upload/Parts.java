package dev.cryb.media.upload;

import dev.cryb.id.UploadId;
import dev.cryb.media.config.MediaSettings;
import dev.cryb.media.store.Keys;
import dev.cryb.media.store.ObjectStore;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where to put the parts of an upload.
 *
 * @param partSize bytes of each but the last
 */
record Parts(UploadId uploadId, List<Part> parts, long partSize, Instant expiresAt) {

    /** One of them, counted from 1. */
    record Part(int partNumber, String url) {}

    /** How large they are: no store takes parts below 5 MiB. */
    static long size(MediaSettings settings) {
        return settings.partsAbove().asLongValue() / 2;
    }

    static int count(long size, MediaSettings settings) {
        return Math.toIntExact((size + size(settings) - 1) / size(settings));
    }

    /** Bytes of a part: the last one has what is left. */
    private static long size(Upload upload, int number, MediaSettings settings) {
        return Math.min(size(settings), upload.size() - (number - 1) * size(settings));
    }

    static Parts of(Upload upload, String storeId, ObjectStore store, MediaSettings settings) {
        String key = Keys.of(Keys.INCOMING, upload.id().value());
        return new Parts(
                upload.id(),
                IntStream.rangeClosed(1, upload.parts())
                        .mapToObj(number -> new Part(
                                number,
                                store.partUrl(
                                        key, storeId, number, size(upload, number, settings), settings.uploadFor())))
                        .toList(),
                size(settings),
                upload.expiresAt());
    }
}
