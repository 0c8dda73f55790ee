package dev.cryb.messaging.access;

import dev.cryb.id.UserId;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A direct message or group as its partition's holder keeps it: who is in it, and where its line stands. */
public final class DmModel {

    private final ChannelModel channel;
    private final Set<UserId> recipients;
    private final Set<UserId> closed;
    private @Nullable UserId ownerId;
    private boolean blocked;

    /**
     * @param closed recipients who have put it out of sight
     * @param blocked whether one of a pair has blocked the other
     */
    public DmModel(
            ChannelModel channel,
            Collection<UserId> recipients,
            Collection<UserId> closed,
            @Nullable UserId ownerId,
            boolean blocked) {
        this.channel = channel;
        this.recipients = new LinkedHashSet<>(recipients);
        this.closed = new LinkedHashSet<>(closed);
        this.ownerId = ownerId;
        this.blocked = blocked;
    }

    public ChannelModel channel() {
        return channel;
    }

    /** In the order in which they came. */
    public Set<UserId> recipients() {
        return recipients;
    }

    /** Recipients who have put it out of sight. */
    public Set<UserId> closed() {
        return closed;
    }

    /** Of a group, who may put others out. */
    public @Nullable UserId ownerId() {
        return ownerId;
    }

    public void own(@Nullable UserId newOwner) {
        this.ownerId = newOwner;
    }

    /** Whether one of a pair has blocked the other, so that neither can write. */
    public boolean isBlocked() {
        return blocked;
    }

    public void block(boolean nowBlocked) {
        this.blocked = nowBlocked;
    }
}
