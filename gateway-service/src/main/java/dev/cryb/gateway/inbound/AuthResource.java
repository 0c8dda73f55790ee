package dev.cryb.gateway.inbound;

import dev.cryb.gateway.account.Accounts;
import dev.cryb.gateway.account.ChangePassword;
import dev.cryb.gateway.account.EndAccount;
import dev.cryb.gateway.account.Login;
import dev.cryb.gateway.account.LoginLimits;
import dev.cryb.gateway.account.Refresh;
import dev.cryb.gateway.account.Register;
import dev.cryb.gateway.account.Tokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.jspecify.annotations.Nullable;

/** Getting in and out: {@code /auth}. */
@Path("/auth")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class AuthResource {

    private final Accounts accounts;
    private final LoginLimits limits;
    private final Callers callers;

    AuthResource(Accounts accounts, LoginLimits limits, Callers callers) {
        this.accounts = accounts;
        this.limits = limits;
        this.callers = callers;
    }

    /** 201 with {@link Tokens}; 409 {@code CONFLICT} for a name that is taken. */
    @POST
    @Path("register")
    public Uni<Response> register(@Context HttpServerRequest request) {
        return Body.read(request, Register.class)
                .call(asked -> limits.attempt(address(request), asked.username()))
                .chain(asked ->
                        accounts.register(asked).call(tokens -> limits.succeeded(address(request), asked.username())))
                .map(tokens -> answer(Response.Status.CREATED, tokens, request));
    }

    /** 200 with {@link Tokens}; 401 for a wrong name or password. */
    @POST
    @Path("login")
    public Uni<Response> login(@Context HttpServerRequest request) {
        return Body.read(request, Login.class)
                .call(asked -> limits.attempt(address(request), asked.username()))
                .chain(asked ->
                        accounts.login(asked).call(tokens -> limits.succeeded(address(request), asked.username())))
                .map(tokens -> answer(Response.Status.OK, tokens, request));
    }

    /** 200 with new {@link Tokens}; 401 for a token that is not, or no longer, good. */
    @POST
    @Path("refresh")
    public Uni<Response> refresh(@Context HttpServerRequest request) {
        return Body.read(request, Refresh.class)
                .chain(accounts::refresh)
                .map(tokens -> answer(Response.Status.OK, tokens, request));
    }

    /** 204; the session of the bearer token ends everywhere. */
    @POST
    @Path("logout")
    @Consumes(MediaType.WILDCARD)
    public Uni<Void> logout(@HeaderParam("Authorization") @Nullable String authorization) {
        return callers.identify(authorization).chain(accounts::logout);
    }

    /** 204; all other sessions end. */
    @POST
    @Path("password")
    public Uni<Void> password(
            @HeaderParam("Authorization") @Nullable String authorization, @Context HttpServerRequest request) {
        return callers.identify(authorization).chain(caller -> Body.read(request, ChangePassword.class)
                .call(asked -> limits.attempt(address(request), caller.username()))
                .chain(asked -> accounts.changePassword(caller, asked)));
    }

    /** 204; the account ends for good. 401 for a wrong password, 409 {@code CONFLICT} while it owns a server. */
    @DELETE
    @Path("account")
    public Uni<Void> end(
            @HeaderParam("Authorization") @Nullable String authorization, @Context HttpServerRequest request) {
        return callers.identify(authorization).chain(caller -> Body.read(request, EndAccount.class)
                .call(asked -> limits.attempt(address(request), caller.username()))
                .chain(asked -> accounts.end(caller, asked)));
    }

    /** The tokens, and the access token once more in a cookie for what pages show of files. */
    private static Response answer(Response.Status status, Tokens tokens, HttpServerRequest request) {
        boolean secure = "https".equalsIgnoreCase(request.scheme());
        return Response.status(status)
                .entity(tokens)
                .cookie(MediaResource.cookie(tokens.accessToken(), tokens.expiresIn(), secure))
                .build();
    }

    private static String address(HttpServerRequest request) {
        return request.remoteAddress() == null
                ? "unknown"
                : request.remoteAddress().hostAddress();
    }
}
