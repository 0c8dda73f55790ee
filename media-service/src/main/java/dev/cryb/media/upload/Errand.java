package dev.cryb.media.upload;

import dev.cryb.id.UploadId;
import dev.cryb.json.Json;
import dev.cryb.request.Caller;
import dev.cryb.request.CompleteUpload;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a task of ours is to do, and in whose name. */
record Errand(UploadId uploadId, Caller caller, @Nullable List<CompleteUpload.Part> parts) {

    static Errand of(UploadId uploadId, Caller caller) {
        return new Errand(uploadId, caller, null);
    }

    static Errand read(String json) {
        return Json.readOwn(json, Errand.class);
    }

    String json() {
        return Json.write(this);
    }
}
