package dev.cryb.gateway.protocol.socketio;

import io.netty.buffer.ByteBuf;

/** A client's GET or POST that waits for its answer; answered once, on any thread. */
public interface Poll {
    /** 200 with packets, or with a word. */
    void answer(ByteBuf body);

    /** An official error. */
    void refuse(EngineError error);

    /** {@code then} runs when the client goes away before the answer. */
    void onAbort(Runnable then);
}
