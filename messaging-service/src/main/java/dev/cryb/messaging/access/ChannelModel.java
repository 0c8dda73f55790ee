package dev.cryb.messaging.access;

import dev.cryb.event.ChannelAccess;
import dev.cryb.id.ChannelId;
import dev.cryb.id.UserId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A channel as its partition's holder keeps it: rights, slowmode, and where its line of messages stands. */
public final class ChannelModel {

    /** Senders whose last message is remembered, for slowmode; others are looked up. */
    private static final int SENDERS = 500;

    private ChannelAccess access;
    private int position;
    private int slowmodeSeconds;
    private final Bounded<UserId, Instant> lastSent = new Bounded<>(SENDERS);
    private long seq;

    public ChannelModel(ChannelAccess access, int position, int slowmodeSeconds, long seq) {
        this.access = access;
        this.position = position;
        this.slowmodeSeconds = slowmodeSeconds;
        this.seq = seq;
    }

    public ChannelId id() {
        return access.id();
    }

    public ChannelAccess access() {
        return access;
    }

    public int position() {
        return position;
    }

    /** The channel has changed; its line of messages goes on. */
    public void change(ChannelAccess newAccess, int newPosition, int newSlowmodeSeconds) {
        if (slowmodeSeconds != newSlowmodeSeconds) {
            // Without slowmode nothing was noted, and with a shorter one too little was looked up.
            lastSent.clear();
        }
        this.access = newAccess;
        this.position = newPosition;
        this.slowmodeSeconds = newSlowmodeSeconds;
    }

    /** Seconds between two messages of one sender; 0 for none. */
    public int slowmodeSeconds() {
        return slowmodeSeconds;
    }

    /** The newest message's place; 0 where there is none. */
    public long seq() {
        return seq;
    }

    /** When this user last sent, if it is remembered; {@link Instant#EPOCH} for one who has not lately. */
    public @Nullable Instant lastSent(UserId userId) {
        return lastSent.get(userId);
    }

    /** Remembers what was looked up. */
    public void rememberSent(UserId userId, Instant when) {
        lastSent.put(userId, when);
    }

    /** A message took the next place. */
    public void posted(UserId author, Instant when) {
        seq++;
        if (slowmodeSeconds > 0) {
            lastSent.put(author, when);
        }
    }
}
