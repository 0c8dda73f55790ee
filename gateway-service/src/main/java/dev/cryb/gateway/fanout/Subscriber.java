package dev.cryb.gateway.fanout;

import dev.cryb.model.User;
import io.netty.channel.EventLoop;

/** Someone who gets events, on an event loop of its own; all calls but {@link #eventLoop()} are made there. */
public interface Subscriber {

    EventLoop eventLoop();

    void deliver(Delivery delivery);

    /** Its user has another name or picture from now on. */
    void becomeKnownAs(User user);

    /** Sends what was delivered; called once after the last delivery of a task. */
    void flush();
}
