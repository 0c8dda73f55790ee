package dev.cryb.gateway.inbound.socket;

import dev.cryb.gateway.protocol.Traffic;
import dev.cryb.gateway.protocol.socketio.EngineError;
import dev.cryb.gateway.protocol.socketio.Poll;
import io.netty.buffer.ByteBuf;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/** A poll that waits in an HTTP response. */
final class HttpPoll implements Poll {
    private final HttpServerResponse response;
    private final Traffic traffic;

    HttpPoll(HttpServerResponse response, Traffic traffic) {
        this.response = response;
        this.traffic = traffic;
    }

    @Override
    public void answer(ByteBuf body) {
        if (!response.ended() && !response.closed()) {
            response.putHeader("Content-Type", "text/plain; charset=UTF-8");
            response.putHeader("Cache-Control", "no-store");
            traffic.went(body.readableBytes());
            response.end(Buffer.buffer(body));
        }
    }

    @Override
    public void refuse(EngineError error) {
        refuse(response, error);
    }

    @Override
    public void onAbort(Runnable then) {
        response.closeHandler(closed -> then.run());
        if (response.closed()) {
            then.run();
        }
    }

    static void refuse(HttpServerResponse response, EngineError error) {
        if (!response.ended() && !response.closed()) {
            response.setStatusCode(error.status());
            response.putHeader("Content-Type", "application/json");
            response.end(error.json());
        }
    }
}
