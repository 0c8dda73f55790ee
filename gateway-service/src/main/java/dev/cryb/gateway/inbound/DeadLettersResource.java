package dev.cryb.gateway.inbound;

import dev.cryb.gateway.admin.DeadLetterDesk;
import dev.cryb.gateway.admin.LettersAsked;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.jspecify.annotations.Nullable;

/** Commands that failed for a reason of ours, for administrators: {@code /admin/dead-letters}. */
@Path("/admin/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
public class DeadLettersResource {

    private final DeadLetterDesk desk;
    private final Callers callers;

    DeadLettersResource(DeadLetterDesk desk, Callers callers) {
        this.desk = desk;
        this.callers = callers;
    }

    /** 200 with a page of a service's letters, oldest first. */
    @GET
    public Uni<DeadLetterDesk.Page> list(
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("service") @Nullable String service,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return callers.administrator(authorization).chain(admin -> desk.list(LettersAsked.of(service, after, limit)));
    }

    /** 204; the command is in its line again, under its nonce. 409 {@code CONFLICT} for one that is too old for that. */
    @POST
    @Path("{service}/{id}/replay")
    @Consumes(MediaType.WILDCARD)
    public Uni<Void> replay(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("service") String service,
            @PathParam("id") String id) {
        return callers.administrator(authorization)
                .chain(admin -> desk.replay(admin, LettersAsked.service(service), LettersAsked.letter("id", id)))
                .onFailure(DeadLetterDesk.Gone.class)
                .transform(gone -> new NotFoundException());
    }

    /** 204; the letter is gone for good. */
    @DELETE
    @Path("{service}/{id}")
    public Uni<Void> drop(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("service") String service,
            @PathParam("id") String id) {
        return callers.administrator(authorization)
                .chain(admin -> desk.drop(admin, LettersAsked.service(service), LettersAsked.letter("id", id)))
                .onFailure(DeadLetterDesk.Gone.class)
                .transform(gone -> new NotFoundException());
    }
}
