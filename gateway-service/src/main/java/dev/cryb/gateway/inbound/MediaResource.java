package dev.cryb.gateway.inbound;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;
import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.account.TokenVerifier;
import dev.cryb.gateway.media.MediaDoor;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UploadId;
import dev.cryb.request.Caller;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** The way to the bytes of attachments: a redirect to the store, for those who may read the message now. */
@Path("/media")
public class MediaResource {

    /** Holds the access token for pictures in pages, which cannot send headers; sent to this path only. */
    static final String COOKIE = "cryb_media";

    private final Callers callers;
    private final TokenVerifier verifier;
    private final MediaDoor door;

    MediaResource(Callers callers, TokenVerifier verifier, MediaDoor door) {
        this.callers = callers;
        this.verifier = verifier;
        this.door = door;
    }

    /** 302 to a signed URL that is good for 5 minutes; 404 for what the caller may not read. */
    @GET
    @Path("{channelId}/{attachmentId}/{filename}")
    public Uni<Response> lead(
            @HeaderParam("Authorization") @Nullable String authorization,
            @CookieParam(COOKIE) @Nullable String cookie,
            @PathParam("channelId") String channelId,
            @PathParam("attachmentId") String attachmentId) {
        ChannelId channel;
        UploadId attachment;
        try {
            channel = ChannelId.parse(channelId);
            attachment = UploadId.parse(attachmentId);
        } catch (NumberFormatException e) {
            throw Refused.of(ErrorCode.UNKNOWN_UPLOAD, "There is no such upload.");
        }
        return (authorization == null && cookie != null ? verifier.verify(cookie) : callers.identify(authorization))
                .chain(identity -> door.lead(caller(identity), channel, attachment))
                .map(url -> Response.status(Response.Status.FOUND)
                        .location(url)
                        .header("Cache-Control", "private, no-store")
                        .header("X-Content-Type-Options", "nosniff")
                        .header("Content-Security-Policy", "default-src 'none'; sandbox")
                        .header("Referrer-Policy", "no-referrer")
                        .build());
    }

    private static Caller caller(Identity identity) {
        return new Caller(identity.userId(), identity.username(), identity.displayName(), null);
    }

    /** As long as the token in it; scripts cannot read it, and no other site can have it sent along with a post. */
    static NewCookie cookie(String accessToken, long seconds, boolean secure) {
        return new NewCookie.Builder(COOKIE)
                .value(accessToken)
                .path("/media")
                .maxAge(Math.toIntExact(seconds))
                .httpOnly(true)
                .secure(secure)
                .sameSite(NewCookie.SameSite.LAX)
                .build();
    }
}
