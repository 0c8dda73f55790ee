package dev.cryb.stack.seed;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpClient;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Registers users, has the first of each server found it and make its rooms, and lets the others join by invite.
 *
 * <p>Each server's first room is the channel that it comes with.
 */
final class Seeder {

    /** Hashing passwords keeps the cores busy; more at once only wait. */
    private static final int REGISTERING = 16;

    private static final int FOUNDING = 8;
    private static final int JOINING = 32;

    /** A founded server: its rooms' channels in order, and the way in. */
    private record Founded(String serverId, List<String> channels, String invite) {}

    private final HttpClient http;
    private final List<String> gateways;
    private final SeedPlan plan;
    private final Registration registration;
    private final String prefix;
    private final Account[] accounts;
    private final Founded[] servers;

    /** @param prefix of the usernames, new in every run */
    Seeder(HttpClient http, List<String> gateways, SeedPlan plan, String prefix, String password) {
        this.http = http;
        this.gateways = gateways;
        this.plan = plan;
        this.prefix = prefix;
        this.registration = new Registration(http, password);
        this.accounts = new Account[plan.users()];
        this.servers = new Founded[plan.servers()];
    }

    void register() throws InterruptedException {
        Crew.work(REGISTERING, plan.users(), this::register);
    }

    void found() throws InterruptedException {
        Crew.work(FOUNDING, plan.servers(), this::found);
    }

    void join() throws InterruptedException {
        Crew.work(JOINING, plan.users(), this::join);
    }

    /** One line for each user, in order; see {@link Account#line}. */
    List<String> lines() {
        return IntStream.range(0, plan.users())
                .mapToObj(user -> {
                    var server = servers[plan.serverOf(user)];
                    return accounts[user].line(
                            server.serverId(), server.channels().get(plan.roomOf(user)));
                })
                .toList();
    }

    private void register(int user) throws IOException, InterruptedException {
        accounts[user] = registration.register(gateway(user), prefix + "_" + user);
    }

    private void found(int server) throws InterruptedException {
        int owner = plan.owner(server);
        try (var socket = SeedSocket.open(http, gateway(owner), accounts[owner].accessToken())) {
            var state = socket.request("server:create", Map.of("name", prefix + " " + (server + 1)));
            var serverId = state.required("server").required("id").asText();
            var channels = new String[plan.roomsOf(server)];
            channels[0] = firstTextChannel(state);
            for (int room = 1; room < channels.length; room++) {
                var wanted = Map.of("serverId", serverId, "type", "text", "name", "room-" + (room + 1));
                channels[room] =
                        socket.request("channel:create", wanted).required("id").asText();
            }
            var invite = socket.request("invite:create", Map.of("channelId", channels[0]));
            servers[server] = new Founded(
                    serverId, Arrays.asList(channels), invite.required("code").asText());
        }
    }

    private void join(int user) throws InterruptedException {
        if (plan.isOwner(user)) {
            return;
        }
        try (var socket = SeedSocket.open(http, gateway(user), accounts[user].accessToken())) {
            socket.request("server:join", Map.of("inviteCode", servers[plan.serverOf(user)].invite()));
        }
    }

    private String gateway(int user) {
        return gateways.get(user % gateways.size());
    }

    private static String firstTextChannel(JsonNode state) {
        for (var channel : state.required("channels")) {
            if (channel.path("type").asText().equals("text")) {
                return channel.required("id").asText();
            }
        }
        throw new IllegalStateException("a new server has no text channel: " + state);
    }
}
