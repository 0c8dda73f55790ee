package dev.cryb.messaging.access;

import dev.cryb.event.MemberAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server as its partition's holder keeps it: owner, roles, channels, and the members who act. */
public final class ServerModel {

    /** Members kept at once; others are read when they act. */
    private static final int MEMBERS = 5_000;

    private Rights.Ground ground;
    private final Map<ChannelId, ChannelModel> channels = new HashMap<>();
    private final Bounded<UserId, MemberAccess> members = new Bounded<>(MEMBERS);

    public ServerModel(Rights.Ground ground, List<ChannelModel> channels) {
        this.ground = ground;
        channels.forEach(channel -> this.channels.put(channel.id(), channel));
    }

    public ServerId id() {
        return ground.serverId();
    }

    public Rights.Ground ground() {
        return ground;
    }

    /** The server has another owner or other roles. */
    public void change(Rights.Ground newGround) {
        this.ground = newGround;
    }

    public Collection<ChannelModel> channels() {
        return channels.values();
    }

    public @Nullable ChannelModel channel(ChannelId id) {
        return channels.get(id);
    }

    public void add(ChannelModel channel) {
        channels.put(channel.id(), channel);
    }

    void remove(ChannelId id) {
        channels.remove(id);
    }

    /** The member, if kept; absence says nothing. */
    public @Nullable MemberAccess member(UserId userId) {
        return members.get(userId);
    }

    public void keep(MemberAccess member) {
        members.put(member.userId(), member);
    }

    /** Forgets who the members are, as something has changed for many of them. */
    public void forgetMembers() {
        members.clear();
    }

    public void forget(UserId userId) {
        members.remove(userId);
    }
}
