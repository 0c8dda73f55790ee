package dev.cryb.bench.load;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The sockets of one channel, all of them on one thread; the first one sends. */
final class Room {

    private final int index;
    private final List<LoadSocket> sockets = new ArrayList<>();
    private @Nullable Sender sender;

    Room(int index) {
        this.index = index;
    }

    int index() {
        return index;
    }

    List<LoadSocket> sockets() {
        return sockets;
    }

    /** Adds a member; the first one becomes the sender. */
    void add(LoadSocket socket, MessageTemplate template) {
        if (sockets.isEmpty()) {
            sender = socket.becomeSender(template);
        }
        sockets.add(socket);
    }

    /** Gives the seat of a socket that was not let in to the next attempt. */
    void replace(LoadSocket old, LoadSocket next, MessageTemplate template) {
        sockets.set(sockets.indexOf(old), next);
        if (old.sender() != null) {
            sender = next.becomeSender(template);
        }
    }

    Sender sender() {
        if (sender == null) {
            throw new IllegalStateException("room " + index + " is empty");
        }
        return sender;
    }
}
