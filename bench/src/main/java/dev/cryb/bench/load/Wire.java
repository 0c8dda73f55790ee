package dev.cryb.bench.load;

import dev.cryb.bench.load.LoadSocket.Stage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads and writes the sockets of one thread through one input and one output buffer.
 *
 * <p>While a socket is handled, what is said goes to the output buffer; {@link #flush} sends it in one write. What a
 * read leaves incomplete, or a full kernel buffer does not take, waits on the socket itself; both are bounded.
 */
final class Wire {

    private static final int MAX_FRAME = 16 << 20;
    private static final int MAX_BACKLOG = 4 << 20;

    private final Dialect dialect;
    private final Tally tally;
    private final Consumer<Opening> again;
    private final FrameCursor frame = new FrameCursor();
    private final FrameWriter output = new FrameWriter();
    private byte[] input = new byte[256 << 10];
    private ByteBuffer inputBuffer = ByteBuffer.wrap(input);
    private ByteBuffer outputBuffer = ByteBuffer.wrap(output.bytes());
    private final Map<String, byte[]> statusFrames = new HashMap<>();
    private long now = System.nanoTime();

    /** @param again takes those who were not let in and shall try once more */
    Wire(Dialect dialect, Tally tally, Consumer<Opening> again) {
        this.dialect = dialect;
        this.tally = tally;
        this.again = again;
    }

    FrameWriter output() {
        return output;
    }

    /** When the bytes in hand were read, in {@link System#nanoTime}. */
    long now() {
        return now;
    }

    void greet(Member member) {
        output.text(Bytes.of(dialect.greeting(member.token())));
    }

    /** What says a status; made once for each. */
    byte[] status(String status) {
        return statusFrames.computeIfAbsent(status, it -> Bytes.of(dialect.status(it)));
    }

    void join(Member member) {
        output.text(Bytes.of(dialect.join(member.channelId())));
    }

    void read(LoadSocket socket) throws IOException {
        int held = socket.kept();
        while (held >= input.length) {
            grow();
        }
        socket.restore(input);
        inputBuffer.clear().position(held);
        int read = socket.channel().read(inputBuffer);
        now = System.nanoTime();
        if (read < 0) {
            lose(socket, "closed by the server");
            return;
        }
        int end = held + read;
        int at = socket.stage() == Stage.UPGRADING ? upgrade(socket, end) : 0;
        while (isOpen(socket) && frame.next(input, at, end)) {
            onFrame(socket);
            at = frame.end();
        }
        if (at < end && socket.stage() != Stage.CLOSED) {
            socket.keep(input, at, end);
        }
        flush(socket);
    }

    /** Sends what was said since the last flush, all of it by {@code socket}. */
    void flush(LoadSocket socket) {
        if (output.size() == 0) {
            return;
        }
        if (outputBuffer.array() != output.bytes()) {
            outputBuffer = ByteBuffer.wrap(output.bytes());
        }
        outputBuffer.clear().limit(output.size());
        output.clear();
        if (socket.stage() == Stage.CLOSED) {
            return;
        }
        try {
            if (socket.backlog() == null) {
                socket.channel().write(outputBuffer);
            }
            if (outputBuffer.hasRemaining()) {
                postpone(socket);
            }
        } catch (IOException e) {
            lose(socket, String.valueOf(e.getMessage()));
        }
    }

    void writeBacklog(LoadSocket socket) throws IOException {
        ByteBuffer rest = socket.backlog();
        if (rest == null) {
            return;
        }
        socket.channel().write(rest);
        if (!rest.hasRemaining()) {
            socket.backlog(null);
            socket.key().interestOpsAnd(~SelectionKey.OP_WRITE);
        }
    }

    /** The connection is over, though nobody here wanted that. */
    void lose(LoadSocket socket, String why) {
        if (socket.stage() == Stage.CLOSED) {
            return;
        }
        boolean wasIn = socket.stage() == Stage.READY;
        close(socket);
        if (!wasIn) {
            tally.refusedEntry++;
            if (socket.opening().mayRepeat()) {
                again.accept(socket.opening().repeated(socket));
                return;
            }
        }
        tally.lost++;
        tally.trouble((wasIn ? "a socket was lost: " : "a socket was not let in: ") + why);
    }

    static void close(LoadSocket socket) {
        socket.stage(Stage.CLOSED);
        try {
            socket.channel().close();
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private static boolean isOpen(LoadSocket socket) {
        return socket.stage() != Stage.UPGRADING && socket.stage() != Stage.CLOSED;
    }

    private int upgrade(LoadSocket socket, int end) {
        int body = Handshake.end(input, 0, end);
        if (body < 0) {
            return 0;
        }
        if (Handshake.accepted(input, 0, end)) {
            socket.stage(Stage.GREETING);
        } else {
            lose(socket, "the upgrade was refused: " + Bytes.excerpt(input, 0, end));
        }
        return body;
    }

    private void onFrame(LoadSocket socket) {
        switch (frame.opcode()) {
            case FrameCursor.TEXT -> dialect.onText(input, frame.start(), frame.end(), socket);
            case FrameCursor.PING -> output.pong(input, frame.start(), frame.end());
            case FrameCursor.CLOSE -> lose(socket, "closed: " + closeWords());
            default -> {} // the rest of a long `ready`, which nobody reads
        }
    }

    private String closeWords() {
        if (frame.end() - frame.start() < 2) {
            return "without a code";
        }
        int code = (input[frame.start()] & 0xFF) << 8 | input[frame.start() + 1] & 0xFF;
        return code + " " + Bytes.excerpt(input, frame.start() + 2, frame.end());
    }

    private void grow() {
        if (input.length >= MAX_FRAME) {
            throw new IllegalStateException("the server sent a frame above " + MAX_FRAME + " bytes");
        }
        input = Arrays.copyOf(input, input.length * 2);
        inputBuffer = ByteBuffer.wrap(input);
    }

    private void postpone(LoadSocket socket) {
        ByteBuffer before = socket.backlog();
        int held = before == null ? 0 : before.remaining();
        if (held + outputBuffer.remaining() > MAX_BACKLOG) {
            lose(socket, "the server stopped reading");
            return;
        }
        ByteBuffer rest = ByteBuffer.allocate(held + outputBuffer.remaining());
        if (before != null) {
            rest.put(before);
        }
        socket.backlog(rest.put(outputBuffer).flip());
        socket.key().interestOpsOr(SelectionKey.OP_WRITE);
    }
}
