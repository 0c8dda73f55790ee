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
        JSONObject account = new JSONObject(Map.of(
                "username", "bot_" + Long.toString(System.nanoTime(), 36), "password", "correct horse battery"));
        HttpRequest register = HttpRequest.newBuilder(URI.create(url + "/auth/register"))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(account.toString()))
                .build();
        JSONObject me = new JSONObject(
                HttpClient.newHttpClient().send(register, BodyHandlers.ofString()).body());

        socket = IO.socket(url, IO.Options.builder()
                .setAuth(Map.of("token", me.optString("accessToken")))
                .build());
        socket.on("message:create", events -> answer((JSONObject) events[0], me.optJSONObject("user").optString("id")));
        socket.once("ready", ready -> ask("server:create", Map.of("name", "Bots"), server -> {
            String channel = server.optJSONArray("channels").optJSONObject(0).optString("id");
            ask("invite:create", Map.of("channelId", channel), invite ->
                    System.out.println("invite: " + invite.optString("code")));
        }));
        socket.connect();
    }

    static void answer(JSONObject message, String me) {
        if (message.optJSONObject("author").optString("id").equals(me) || !message.optString("content").equals("!ping")) {
            return;
        }
        String id = message.optString("id");
        // The nonce: however often this is sent again, it is answered once.
        ask("message:create", Map.of(
                "channelId", message.optString("channelId"), "content", "pong", "replyTo", id, "nonce", "pong-" + id),
                sent -> {});
    }

    static void ask(String event, Map<String, Object> data, Consumer<JSONObject> then) {
        socket.emit(event, new JSONObject[] {new JSONObject(data)}, (Ack) answers -> {
            JSONObject ack = (JSONObject) answers[0];
            if (!ack.optBoolean("ok")) {
                throw new IllegalStateException(event + ": " + ack.optJSONObject("error"));
            }
            then.accept(ack.optJSONObject("data"));
        });
    }
}
