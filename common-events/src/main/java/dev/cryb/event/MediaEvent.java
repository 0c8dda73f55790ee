package dev.cryb.event;

import dev.cryb.error.ErrorCode;
import dev.cryb.id.UploadId;
import dev.cryb.id.UserId;
import dev.cryb.model.Attachment;
import java.util.List;

/** What becomes of uploads; all sessions of their owner hear it. */
public sealed interface MediaEvent extends Event {

    /** An upload has been looked through and may be used. */
    record UploadReady(UserId userId, Data data) implements MediaEvent {

        /** What clients get. */
        public record Data(UploadId uploadId, Attachment attachment) {}

        @Override
        public String wireName() {
            return "media:upload_ready";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(userId));
        }
    }

    /** An upload is refused and gone. */
    record UploadFailed(UserId userId, Data data) implements MediaEvent {

        /** What clients get. */
        public record Data(UploadId uploadId, ErrorCode code, String message) {}

        @Override
        public String wireName() {
            return "media:upload_failed";
        }

        @Override
        public List<Topic> topics() {
            return List.of(Topic.user(userId));
        }
    }
}
