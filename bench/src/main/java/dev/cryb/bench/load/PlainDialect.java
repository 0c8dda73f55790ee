package dev.cryb.bench.load;

/**
 * The plain protocol of CRYB: one JSON object a frame.
 *
 * @param batch takes several objects in a frame, one a line
 */
public record PlainDialect(boolean batch) implements Dialect {

    private static final byte[] CONNECT = Bytes.of("{\"event\":\"connect\"");
    private static final byte[] READY = Bytes.of("{\"event\":\"ready\"");
    private static final byte[] CREATED = Bytes.of("{\"event\":\"message:create\"");
    private static final byte[] STATUS = Bytes.of("{\"event\":\"presence:update\"");
    private static final byte[] DISCONNECT = Bytes.of("{\"event\":\"disconnect\"");
    private static final byte[] ERROR = Bytes.of("{\"event\":\"error\"");
    private static final byte[] ACK = Bytes.of("{\"ack\":");
    private static final byte[] OK = Bytes.of(",\"data\":{\"ok\":true");
    private static final int IDENTIFY_ID = 1;

    @Override
    public String label() {
        return batch ? "plain, batched" : "plain";
    }

    @Override
    public String path() {
        return batch ? "/gateway?batch=1" : "/gateway";
    }

    @Override
    public String greeting(String token) {
        return "{\"event\":\"identify\",\"id\":" + IDENTIFY_ID + ",\"data\":{\"token\":\"" + token
                + "\",\"device\":\"desktop\",\"interests\":\"joined\"}}";
    }

    @Override
    public String join(String channelId) {
        return "{\"event\":\"channel:join\",\"id\":" + JOIN_ID + ",\"data\":{\"channelId\":\"" + channelId + "\"}}";
    }

    @Override
    public String status(String status) {
        return "{\"event\":\"presence:update\",\"data\":{\"status\":\"" + status + "\"}}";
    }

    @Override
    public String keepAlive() {
        return "{\"event\":\"heartbeat\",\"data\":{}}";
    }

    @Override
    public MessageTemplate template(String channelId, int contentLength) {
        return MessageTemplate.of(
                "{\"event\":\"message:create\",\"id\":",
                ",\"data\":{\"channelId\":\"" + channelId + "\",\"content\":\"",
                contentLength,
                "\"}}");
    }

    @Override
    public void onText(byte[] buffer, int from, int to, LoadSocket socket) {
        int line = from;
        while (line < to) {
            int end = batch ? Bytes.indexOf(buffer, line, to, (byte) '\n') : to;
            if (end < 0) {
                end = to;
            }
            onObject(buffer, line, end, socket);
            line = end + 1;
        }
    }

    private static void onObject(byte[] buffer, int from, int to, LoadSocket socket) {
        if (Bytes.startsWith(buffer, from, to, CREATED)) {
            socket.onMessage(buffer, from + CREATED.length, to);
        } else if (Bytes.startsWith(buffer, from, to, ACK)) {
            onAck(buffer, from + ACK.length, to, socket);
        } else if (Bytes.startsWith(buffer, from, to, CONNECT)) {
            socket.onOpen();
        } else if (Bytes.startsWith(buffer, from, to, READY)) {
            socket.onReady();
        } else if (Bytes.startsWith(buffer, from, to, STATUS)) {
            socket.onStatus();
        } else if (Bytes.startsWith(buffer, from, to, DISCONNECT) || Bytes.startsWith(buffer, from, to, ERROR)) {
            socket.onRefused(Bytes.excerpt(buffer, from, to));
        }
    }

    private static void onAck(byte[] buffer, int from, int to, LoadSocket socket) {
        long id = Bytes.digits(buffer, from, to);
        int comma = Bytes.indexOf(buffer, from, to, (byte) ',');
        boolean ok = comma >= 0 && Bytes.startsWith(buffer, comma, to, OK);
        if (id != IDENTIFY_ID && ok) {
            socket.onAck(id);
        } else if (!ok) {
            socket.onNack(id, Bytes.excerpt(buffer, from, to));
        }
    }
}
