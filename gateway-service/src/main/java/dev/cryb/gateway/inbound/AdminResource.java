package dev.cryb.gateway.inbound;

import dev.cryb.gateway.account.Identity;
import dev.cryb.gateway.admin.Act;
import dev.cryb.gateway.admin.ActsAsked;
import dev.cryb.gateway.admin.AdminRules;
import dev.cryb.gateway.admin.Administration;
import dev.cryb.gateway.admin.DebugAsked;
import dev.cryb.gateway.admin.ManagedUser;
import dev.cryb.gateway.admin.Reason;
import dev.cryb.gateway.admin.UsersAsked;
import dev.cryb.gateway.follow.Follow;
import dev.cryb.gateway.ops.Partitions;
import dev.cryb.gateway.session.Talker;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.ManagedServer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** For administrators of the deployment: {@code /admin}; 403 {@code FORBIDDEN} for all others. */
@Path("/admin")
@Produces(MediaType.APPLICATION_JSON)
public class AdminResource {

    /** Sessions that one answer names at most. */
    private static final int TALKERS = 20;

    private final Administration administration;
    private final AdminHealth health;
    private final AdminHistory history;
    private final Partitions partitions;
    private final GatewayBus bus;
    private final Callers callers;

    AdminResource(
            Administration administration,
            AdminHealth health,
            AdminHistory history,
            Partitions partitions,
            GatewayBus bus,
            Callers callers) {
        this.administration = administration;
        this.bus = bus;
        this.health = health;
        this.history = history;
        this.partitions = partitions;
        this.callers = callers;
    }

    /** 200 with a page of people, by the beginning of their username. */
    @GET
    @Path("users")
    public Uni<ManagedUser.Page> users(
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("query") @Nullable String query,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return callers.administrator(authorization)
                .chain(admin -> administration.users(UsersAsked.of(query, after, limit)));
    }

    /** 200 with the user, who is shut out from now on; 409 {@code CONFLICT} for oneself. */
    @POST
    @Path("users/{id}/suspend")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<ManagedUser> suspend(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("id") String id,
            @Context HttpServerRequest request) {
        return callers.administrator(authorization).chain(admin -> Body.read(request, Reason.class)
                .chain(asked -> administration.suspend(admin, userId(id), asked.reason())));
    }

    /** 200 with the user, who may log in again. */
    @POST
    @Path("users/{id}/unsuspend")
    @Consumes(MediaType.WILDCARD)
    public Uni<ManagedUser> unsuspend(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("id") String id) {
        return callers.administrator(authorization).chain(admin -> administration.unsuspend(admin, userId(id)));
    }

    /** 200; requests of the user are logged line by line from now on, at most for an hour. */
    @POST
    @Path("users/{id}/debug")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Follow> debug(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("id") String id,
            @Context HttpServerRequest request) {
        return callers.administrator(authorization).chain(admin -> Body.read(request, DebugAsked.class)
                .chain(asked -> administration.debug(admin, userId(id), asked)));
    }

    /** 204; requests of the user are logged line by line no more, also if they were not. */
    @DELETE
    @Path("users/{id}/debug")
    @Consumes(MediaType.WILDCARD)
    public Uni<Void> endDebug(
            @HeaderParam("Authorization") @Nullable String authorization, @PathParam("id") String id) {
        return callers.administrator(authorization).chain(admin -> administration.endDebug(admin, userId(id)));
    }

    /** 200 with all whose requests are logged line by line. */
    @GET
    @Path("debug")
    public Uni<Follow.All> debugged(@HeaderParam("Authorization") @Nullable String authorization) {
        return callers.administrator(authorization).map(admin -> administration.debugged());
    }

    /** 200 with a page of servers, by the beginning of their name. */
    @GET
    @Path("servers")
    public Uni<ManagedServer.Page> servers(
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("query") @Nullable String query,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        return callers.administrator(authorization)
                .chain(admin -> administration.servers(admin, AdminRules.servers(query, after, limit)));
    }

    /** 204; the server and all that is in it is deleted. 404 {@code UNKNOWN_SERVER} where there is none. */
    @DELETE
    @Path("servers/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> deleteServer(
            @HeaderParam("Authorization") @Nullable String authorization,
            @PathParam("id") String id,
            @Context HttpServerRequest request) {
        return callers.administrator(authorization).chain(admin -> Body.read(request, Reason.class)
                .chain(asked -> administration.deleteServer(admin, serverId(id), asked.reason())));
    }

    /** 200 with all that this gateway knows of itself, the stores and the services. */
    @GET
    @Path("health")
    public Uni<AdminHealth.Report> health(@HeaderParam("Authorization") @Nullable String authorization) {
        return callers.administrator(authorization).map((Identity admin) -> health.report());
    }

    /** 200 with this gateway's numbers of the last hour, oldest first. */
    @GET
    @Path("health/history")
    public Uni<AdminHistory.Hour> history(@HeaderParam("Authorization") @Nullable String authorization) {
        return callers.administrator(authorization).map((Identity admin) -> history.hour());
    }

    /** 200 with the sessions of this gateway whose requests come fastest. */
    @GET
    @Path("talkers")
    public Uni<Talkers> talkers(@HeaderParam("Authorization") @Nullable String authorization) {
        return callers.administrator(authorization)
                .chain(admin -> bus.talkers(TALKERS))
                .map(Talkers::new);
    }

    /** The answer. */
    public record Talkers(List<Talker> talkers) {}

    /** 200 with who holds which partition of each service, and how many dead letters it has. */
    @GET
    @Path("partitions")
    public Uni<Partitions.Report> partitions(@HeaderParam("Authorization") @Nullable String authorization) {
        return callers.administrator(authorization).chain(admin -> partitions.report());
    }

    /** 200 with a page of what administrators did, newest first. */
    @GET
    @Path("audit")
    public Uni<Act.Page> audit(
            @HeaderParam("Authorization") @Nullable String authorization,
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @Nullable String limit) {
        return callers.administrator(authorization).chain(admin -> administration.acts(ActsAsked.of(before, limit)));
    }

    private static UserId userId(String id) {
        return new UserId(AdminRules.id("id", id));
    }

    private static ServerId serverId(String id) {
        return new ServerId(AdminRules.id("id", id));
    }
}
