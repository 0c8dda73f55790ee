package dev.cryb.gateway.inbound.web;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;

/** {@code GET /} and the addresses that the web client makes; the service's own paths are never among them. */
@Singleton
final class WebClientRoute {

    /** Only our own scripts and styles, none in the page; files and calls go to the stores that the gateway names. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; "
            + "img-src 'self' data: blob: http: https:; media-src 'self' blob: http: https:; "
            + "connect-src 'self' http: https: ws: wss:; manifest-src 'self'; worker-src 'self' blob:; "
            + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** What {@code state/place.js} writes into the address. */
    private static final List<String> PAGES = List.of("/", "/c/:channel", "/friends", "/invite/:code", "/admin");

    private static final String KEPT = "public, max-age=31536000, immutable";
    private static final String ASKED_ANEW = "no-cache";

    private final WebFiles files = WebFiles.ofClassPath();

    void register(@Observes Router router) {
        for (String address : PAGES) {
            reading(router.route(address)).handler(this::page);
        }
        reading(router.route("/favicon.ico")).handler(routing -> send(routing, files.get("icon.svg"), ASKED_ANEW));
        reading(router.routeWithRegex("/web/(?<version>[0-9a-f]{16})/(?<path>[A-Za-z0-9._/-]+)"))
                .handler(this::file);
    }

    private static Route reading(Route route) {
        return route.method(HttpMethod.GET).method(HttpMethod.HEAD);
    }

    private void page(RoutingContext routing) {
        routing.response()
                .putHeader("Content-Security-Policy", POLICY)
                .putHeader("Referrer-Policy", "no-referrer")
                .putHeader("Permissions-Policy", "geolocation=(), microphone=(self), camera=(self)");
        send(routing, files.get("index.html"), ASKED_ANEW);
    }

    /** A page of another version, met while gateways are being replaced, gets what is here, but keeps it no longer. */
    private void file(RoutingContext routing) {
        WebFile file = files.find(routing.pathParam("path"));
        if (file == null) {
            routing.next();
            return;
        }
        send(routing, file, files.version().equals(routing.pathParam("version")) ? KEPT : ASKED_ANEW);
    }

    private void send(RoutingContext routing, WebFile file, String caching) {
        HttpServerRequest request = routing.request();
        HttpServerResponse response = routing.response();
        String accepted = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = accepted != null && accepted.contains("gzip");
        String etag = '"' + files.version() + (gzip ? "-gzip" : "") + '"';
        response.putHeader(HttpHeaders.ETAG, etag)
                .putHeader(HttpHeaders.CACHE_CONTROL, caching)
                .putHeader(HttpHeaders.VARY, "Accept-Encoding")
                .putHeader("X-Content-Type-Options", "nosniff");
        if (etag.equals(request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(304).end();
            return;
        }
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type());
        if (gzip) {
            response.putHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
        if (request.method() == HttpMethod.HEAD) {
            response.end();
        } else {
            response.end(gzip ? file.gzip() : file.plain());
        }
    }
}
