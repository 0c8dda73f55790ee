package dev.cryb.media.image;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MediaTypeRegistry;
import org.apache.tika.mime.MimeTypes;

/** What bytes are by their own saying, and whether that is what they were announced as. */
public final class Sniffed {

    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();
    private static final MediaTypeRegistry REGISTRY = TYPES.getMediaTypeRegistry();
    private static final int LOOKED_AT = 64 * 1024;

    /** What is shown in place; all else is only ever saved to disk. */
    private static final Set<String> SHOWN = Set.of(
            "image/png",
            "image/jpeg",
            "image/gif",
            "image/webp",
            "video/mp4",
            "video/webm",
            "audio/mpeg",
            "audio/ogg",
            "audio/wav",
            "audio/vnd.wave");

    private Sniffed() {}

    /** The type of these bytes, which must be the announced one or one that bytes cannot tell. */
    public static String type(byte[] bytes, String announced) {
        MediaType found = detect(bytes);
        MediaType said = REGISTRY.normalize(MediaType.parse(announced));
        if (said == null) {
            throw lie(announced, found);
        }
        if (found.equals(said) || REGISTRY.isSpecializationOf(found, said)) {
            return found.toString();
        }
        boolean vague = found.equals(MediaType.OCTET_STREAM)
                || found.getType().equals("text")
                || found.equals(MediaType.APPLICATION_ZIP)
                || found.equals(MediaType.APPLICATION_XML);
        if (said.equals(MediaType.OCTET_STREAM)) {
            return "application/octet-stream";
        }
        boolean telling = said.getType().equals("image")
                || said.getType().equals("video")
                || said.getType().equals("audio")
                || said.getBaseType().toString().equals("application/pdf");
        boolean vector =
                said.getBaseType().toString().equals("image/svg+xml") && found.equals(MediaType.APPLICATION_XML);
        if (vector || (vague && !telling)) {
            return said.getBaseType().toString();
        }
        throw lie(announced, found);
    }

    private static Refused lie(String announced, MediaType found) {
        return Refused.of(ErrorCode.TYPE_NOT_ALLOWED, "This is not " + announced + " but " + found.getBaseType() + ".");
    }

    private static MediaType detect(byte[] bytes) {
        int looked = Math.min(bytes.length, LOOKED_AT);
        try {
            return REGISTRY.normalize(TYPES.detect(new ByteArrayInputStream(bytes, 0, looked), new Metadata()));
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be read", e);
        }
    }

    /** Whether a browser may show it where it is; never what can hold a script. */
    public static boolean isShown(String type) {
        return SHOWN.contains(type);
    }
}
