package dev.cryb.messaging.access;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The servers of one partition that were busy lately, found by their own id or a channel's. */
public final class ServerModels {

    /** Servers kept at once in a partition. */
    static final int SERVERS = 200;

    private final LinkedHashMap<ServerId, ServerModel> servers = new LinkedHashMap<>(16, 0.75f, true);
    private final Map<ChannelId, ServerId> serverOf = new HashMap<>();

    public @Nullable ServerModel server(ServerId id) {
        return servers.get(id);
    }

    /** The server that this channel lies in. */
    public @Nullable ServerModel serverOf(ChannelId id) {
        ServerId serverId = serverOf.get(id);
        return serverId == null ? null : servers.get(serverId);
    }

    /** Keeps a server, and lets the one go that was used longest ago if there are too many. */
    public void keep(ServerModel server) {
        servers.put(server.id(), server);
        server.channels().forEach(channel -> serverOf.put(channel.id(), server.id()));
        if (servers.size() > SERVERS) {
            Iterator<ServerModel> eldest = servers.values().iterator();
            eldest.next().channels().forEach(channel -> serverOf.remove(channel.id()));
            eldest.remove();
        }
    }

    /** Forgets a server that is gone. */
    public void remove(ServerModel server) {
        servers.remove(server.id());
        server.channels().forEach(channel -> serverOf.remove(channel.id()));
    }

    /** Forgets a channel that is gone. */
    public void remove(ServerModel server, ChannelId channelId) {
        server.remove(channelId);
        serverOf.remove(channelId);
    }

    /** Adds a channel to a server that is kept. */
    public void add(ServerModel server, ChannelModel channel) {
        server.add(channel);
        serverOf.put(channel.id(), server.id());
    }
}
