package dev.cryb.gateway.inbound.socket;

import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** What the HTTP server must know of sockets and has no property for. */
@Singleton
final class SocketServerOptions implements HttpServerOptionsCustomizer {
    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        customize(options);
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        customize(options);
    }

    /** The compression of single frames is long out of use, and what it inflates has no bound. */
    private static void customize(HttpServerOptions options) {
        options.setPerFrameWebSocketCompressionSupported(false);
    }
}
