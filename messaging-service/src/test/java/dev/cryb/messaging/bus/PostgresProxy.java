package dev.cryb.messaging.bus;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The wire between a holder and Postgres, that can lose a COMMIT or the answer to it, and breaks off there.
 *
 * <p>It knows two messages of Postgres' protocol: the simple query {@code COMMIT} ('Q') on the way there, and its
 * completion ('C') on the way back.
 */
final class PostgresProxy implements AutoCloseable {

    /** What is lost. */
    enum Loss {
        /** Postgres never hears of the COMMIT. */
        COMMIT,
        /** Postgres commits, and nobody hears of it. */
        ANSWER
    }

    private static final byte[] COMMIT = message('Q');
    private static final byte[] COMMITTED = message('C');

    private final URI postgres;
    private final ServerSocket server;
    private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
    private final AtomicInteger toLose = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private volatile Loss loss = Loss.ANSWER;

    /**
     * @param databaseUrl where Postgres is, {@code postgresql://...}
     */
    PostgresProxy(String databaseUrl) {
        this.postgres = URI.create(databaseUrl);
        try {
            this.server = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::accept);
    }

    private static byte[] message(char kind) {
        return (kind + "\0\0\0\u000bCOMMIT\0").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The same database, by way of this. */
    String databaseUrl() {
        return postgres.toString()
                .replace("@" + postgres.getAuthority().split("@")[1], "@127.0.0.1:" + server.getLocalPort());
    }

    /** Loses the next so many. */
    void lose(Loss what, int count) {
        loss = what;
        toLose.set(count);
    }

    /** How many were lost. */
    int lost() {
        return lost.get();
    }

    private void accept() {
        try {
            while (true) {
                Wire wire = new Wire(server.accept(), new Socket(postgres.getHost(), postgres.getPort()));
                wires.add(wire);
                Thread.ofVirtual().start(wire::there);
                Thread.ofVirtual().start(wire::back);
            }
        } catch (IOException closed) {
            // So is the test.
        }
    }

    private boolean takesOne() {
        return toLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
    }

    /** One connection. */
    private final class Wire {
        private final Socket client;
        private final Socket database;
        private volatile boolean swallowing;

        Wire(Socket client, Socket database) {
            this.client = client;
            this.database = database;
        }

        void there() {
            Sought commit = new Sought(COMMIT);
            pump(client, database, bytes -> {
                if (commit.isIn(bytes) && takesOne()) {
                    if (loss == Loss.COMMIT) {
                        lost.incrementAndGet();
                        return false;
                    }
                    swallowing = true;
                }
                return true;
            });
        }

        void back() {
            Sought committed = new Sought(COMMITTED);
            pump(database, client, bytes -> {
                if (swallowing && committed.isIn(bytes)) {
                    lost.incrementAndGet();
                    return false;
                }
                return true;
            });
        }

        private void pump(Socket from, Socket to, java.util.function.Predicate<byte[]> goesOn) {
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                byte[] buffer = new byte[65_536];
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    byte[] bytes = java.util.Arrays.copyOf(buffer, length);
                    if (!goesOn.test(bytes)) {
                        break;
                    }
                    if (!(swallowing && from == database)) {
                        out.write(bytes);
                    }
                }
            } catch (IOException ended) {
                // The other side learns of it too.
            }
            cut();
        }

        void cut() {
            wires.remove(this);
            try {
                client.close();
                database.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** Finds a message in a stream of bytes, wherever reads cut it. */
    private static final class Sought {
        private final String message;
        private String tail = "";

        Sought(byte[] message) {
            this.message = new String(message, StandardCharsets.ISO_8859_1);
        }

        boolean isIn(byte[] bytes) {
            String seen = tail + new String(bytes, StandardCharsets.ISO_8859_1);
            int at = seen.indexOf(message);
            String rest = at < 0 ? seen : seen.substring(at + message.length());
            tail = rest.substring(Math.max(0, rest.length() - message.length() + 1));
            return at >= 0;
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        wires.forEach(Wire::cut);
    }
}
