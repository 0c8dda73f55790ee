// A bot that answers !ping. Needs a JDK >= 21 and io.socket:socket.io-client:2.1.2 with what it depends on:
// java -cp 'lib/*' Bot.java
import io.socket.client.Ack;
import io.socket.client.IO;
import io.socket.client.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.function.Consumer;
import org.json.JSONObject;

class Bot {
    static Socket socket;

    public static void main(String[] args) throws Exception {
        String url = System.getenv().getOrDefault("CRYB_URL", "http://localhost:3001");
        JSONObject account = new JSONObject()
                .put("username", "bot_" + Long.toString(System.nanoTime(), 36))
                .put("password", "correct horse battery");
        HttpRequest register = HttpRequest.newBuilder(URI.create(url + "/auth/register"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(account.toString()))
                .build();
        JSONObject me = new JSONObject(
                HttpClient.newHttpClient().send(register, BodyHandlers.ofString()).body());

        socket = IO.socket(url, IO.Options.builder()
                .setAuth(Map.of("token", me.getString("accessToken")))
                .build());
        socket.on("message:create", events -> answer((JSONObject) events[0], me.getJSONObject("user").getString("id")));
        socket.once("ready", ready -> ask("server:create", Map.of("name", "Bots"), server -> {
            String channel = server.getJSONArray("channels").getJSONObject(0).getString("id");
            ask("invite:create", Map.of("channelId", channel), invite ->
                    System.out.println("invite: " + invite.getString("code")));
        }));
        socket.connect();
    }

    static void answer(JSONObject message, String me) {
        if (message.getJSONObject("author").getString("id").equals(me) || !message.getString("content").equals("!ping")) {
            return;
        }
        String id = message.getString("id");
        // The nonce: however often this is sent again, it is answered once.
        ask("message:create", Map.of(
                "channelId", message.getString("channelId"), "content", "pong", "replyTo", id, "nonce", "pong-" + id),
                sent -> {});
    }

    static void ask(String event, Map<String, Object> data, Consumer<JSONObject> then) {
        socket.emit(event, new JSONObject[] {new JSONObject(data)}, (Ack) answers -> {
            JSONObject ack = (JSONObject) answers[0];
            if (!ack.getBoolean("ok")) {
                throw new IllegalStateException(event + ": " + ack.getJSONObject("error"));
            }
            then.accept(ack.getJSONObject("data"));
        });
    }
}
