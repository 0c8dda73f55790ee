package dev.cryb.bench.load;

import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** One client connection; lives on the thread of its {@link LoadWorker}. */
final class LoadSocket {

    /** How far a connection has come. */
    enum Stage {
        CONNECTING,
        UPGRADING,
        GREETING,
        JOINING,
        READY,
        CLOSED
    }

    private static final byte[] NOTHING = {};

    private final Wire wire;
    private final Traffic traffic;
    private final Opening opening;
    private final Room room;
    private final SocketChannel channel;
    private final SelectionKey key;
    private final OnceWindow received = new OnceWindow();
    private @Nullable Sender sender;
    private Stage stage = Stage.CONNECTING;
    private byte[] partial = NOTHING;
    private @Nullable ByteBuffer backlog;

    LoadSocket(Wire wire, Traffic traffic, Opening opening, Room room, SocketChannel channel, SelectionKey key) {
        this.wire = wire;
        this.traffic = traffic;
        this.opening = opening;
        this.room = room;
        this.channel = channel;
        this.key = key;
    }

    Sender becomeSender(MessageTemplate template) {
        Sender it = new Sender(this, room.index(), template);
        sender = it;
        return it;
    }

    @Nullable
    Sender sender() {
        return sender;
    }

    Opening opening() {
        return opening;
    }

    Stage stage() {
        return stage;
    }

    void stage(Stage next) {
        stage = next;
    }

    SocketChannel channel() {
        return channel;
    }

    SelectionKey key() {
        return key;
    }

    OnceWindow received() {
        return received;
    }

    // What the dialect understood.

    /** The server wants to know who this is. */
    void onOpen() {
        wire.greet(opening.member());
    }

    /** The session is there; now for the room. */
    void onReady() {
        if (stage == Stage.GREETING) {
            stage = Stage.JOINING;
            wire.join(opening.member());
        }
    }

    void onRefused(String words) {
        wire.lose(this, words);
    }

    void onAck(long id) {
        if (stage == Stage.READY) {
            traffic.onAck(this, id);
        } else if (stage == Stage.JOINING && id == Dialect.JOIN_ID) {
            stage = Stage.READY;
            traffic.onReady();
        }
    }

    void onNack(long id, String words) {
        if (stage == Stage.READY) {
            traffic.onNack(this, id, words);
        } else {
            wire.lose(this, words);
        }
    }

    void onMessage(byte[] buffer, int from, int to) {
        traffic.onMessage(this, room, buffer, from, to);
    }

    void onStatus() {
        traffic.onStatus();
    }

    /** A request without an ack was refused. */
    void onError(String words) {
        traffic.onError(words);
    }

    /** Says something; it leaves when the wire flushes this socket. */
    void say(byte[] text) {
        wire.output().text(text);
    }

    // What a read or a write left over.

    int kept() {
        return partial.length;
    }

    void keep(byte[] buffer, int from, int to) {
        partial = Arrays.copyOfRange(buffer, from, to);
    }

    void restore(byte[] buffer) {
        System.arraycopy(partial, 0, buffer, 0, partial.length);
        partial = NOTHING;
    }

    @Nullable
    ByteBuffer backlog() {
        return backlog;
    }

    void backlog(@Nullable ByteBuffer rest) {
        backlog = rest;
    }
}
