package dev.cryb.gateway.inbound;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.media.PictureDoor;
import dev.cryb.request.GetPicture;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Pictures of people, servers and emoji, for everybody; under a hash is always the same, so that it is kept for ever. */
@Path("/pictures")
public class PictureResource {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{32}");
    private static final Set<String> SIZES = Set.of("64", "128", "256", "512");
    private static final String FOR_EVER = "public, max-age=31536000, immutable";

    private final PictureDoor door;

    PictureResource(PictureDoor door) {
        this.door = door;
    }

    /** The picture's bytes, with so many pixels a side or as many as it has; 404 where nobody has it any more. */
    @GET
    @Path("{hash}/{size}")
    public Uni<Response> show(
            @PathParam("hash") String hash,
            @PathParam("size") String size,
            @HeaderParam("If-None-Match") @Nullable String known) {
        if (!HASH.matcher(hash).matches() || !SIZES.contains(size)) {
            throw Refused.of(ErrorCode.UNKNOWN_UPLOAD, "There is no such picture.");
        }
        String etag = '"' + hash + '-' + size + '"';
        if (etag.equals(known)) {
            return Uni.createFrom().item(kept(Response.notModified(), etag));
        }
        return door.find(new GetPicture(hash, Integer.parseInt(size)))
                .map(shown -> kept(Response.ok(shown.bytes(), shown.contentType()), etag));
    }

    private static Response kept(Response.ResponseBuilder answer, String etag) {
        return answer.header("Cache-Control", FOR_EVER)
                .header("ETag", etag)
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .build();
    }
}
