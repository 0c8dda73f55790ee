package dev.cryb.bench.load;

/** Socket.IO protocol 5 on Engine.IO 4, over WebSocket from the start. */
public record SocketIoDialect() implements Dialect {

    private static final byte[] READY = Bytes.of("[\"ready\"");
    private static final byte[] CREATED = Bytes.of("[\"message:create\"");
    private static final byte[] STATUS = Bytes.of("[\"presence:update\"");
    private static final byte[] ERROR = Bytes.of("[\"error\"");
    private static final byte[] CLOSING = Bytes.of("[\"session:closing\"");
    private static final byte[] OK = Bytes.of("[{\"ok\":true");
    private static final byte[] PONG = Bytes.of("3");

    @Override
    public String label() {
        return "Socket.IO";
    }

    @Override
    public String path() {
        return "/socket.io/?EIO=4&transport=websocket";
    }

    @Override
    public String greeting(String token) {
        return "40{\"token\":\"" + token + "\",\"interests\":\"joined\"}";
    }

    @Override
    public String join(String channelId) {
        return "42" + JOIN_ID + "[\"channel:join\",{\"channelId\":\"" + channelId + "\"}]";
    }

    @Override
    public String status(String status) {
        return "42[\"presence:update\",{\"status\":\"" + status + "\"}]";
    }

    @Override
    public String keepAlive() {
        return "";
    }

    @Override
    public MessageTemplate template(String channelId, int contentLength) {
        return MessageTemplate.of(
                "42", "[\"message:create\",{\"channelId\":\"" + channelId + "\",\"content\":\"", contentLength, "\"}]");
    }

    @Override
    public void onText(byte[] buffer, int from, int to, LoadSocket socket) {
        if (to - from == 0) {
            return;
        }
        switch (buffer[from]) {
            case '0' -> socket.onOpen();
            case '1' -> socket.onRefused("the server closed the engine");
            case '2' -> socket.say(PONG);
            case '4' -> onPacket(buffer, from + 1, to, socket);
            default -> {} // noop
        }
    }

    private static void onPacket(byte[] buffer, int from, int to, LoadSocket socket) {
        if (from == to) {
            return;
        }
        switch (buffer[from]) {
            case '2' -> onEvent(buffer, from + 1, to, socket);
            case '3' -> onAck(buffer, from + 1, to, socket);
            case '1', '4' -> socket.onRefused(Bytes.excerpt(buffer, from, to));
            default -> {} // 0: let in; `ready` follows
        }
    }

    private static void onEvent(byte[] buffer, int from, int to, LoadSocket socket) {
        if (Bytes.startsWith(buffer, from, to, CREATED)) {
            socket.onMessage(buffer, from + CREATED.length, to);
        } else if (Bytes.startsWith(buffer, from, to, READY)) {
            socket.onReady();
        } else if (Bytes.startsWith(buffer, from, to, STATUS)) {
            socket.onStatus();
        } else if (Bytes.startsWith(buffer, from, to, ERROR)) {
            socket.onError(Bytes.excerpt(buffer, from, to));
        } else if (Bytes.startsWith(buffer, from, to, CLOSING)) {
            socket.onRefused(Bytes.excerpt(buffer, from, to));
        }
    }

    private static void onAck(byte[] buffer, int from, int to, LoadSocket socket) {
        int bracket = Bytes.indexOf(buffer, from, to, (byte) '[');
        if (bracket < 0) {
            return;
        }
        long id = Bytes.digits(buffer, from, bracket);
        if (Bytes.startsWith(buffer, bracket, to, OK)) {
            socket.onAck(id);
        } else {
            socket.onNack(id, Bytes.excerpt(buffer, bracket, to));
        }
    }
}
