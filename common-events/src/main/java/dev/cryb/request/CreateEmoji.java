package dev.cryb.request;

import dev.cryb.error.Refused;
import dev.cryb.error.Shape;
import dev.cryb.id.ServerId;
import dev.cryb.id.UploadId;
import java.util.regex.Pattern;

/** Makes an emoji of a server out of an upload of the caller's own. */
public record CreateEmoji(ServerId serverId, String name, UploadId uploadId) implements Command {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{2,32}");

    public CreateEmoji {
        Shape.required("serverId", serverId);
        name = Shape.text("name", name, 2, 32);
        if (!NAME.matcher(name).matches()) {
            throw Refused.invalid("name", "name takes letters from a to z, digits and _.");
        }
        Shape.required("uploadId", uploadId);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return serverId.partition();
    }
}
