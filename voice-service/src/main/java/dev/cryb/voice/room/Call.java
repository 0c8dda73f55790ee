package dev.cryb.voice.room;

import dev.cryb.id.ChannelId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import dev.cryb.model.VoiceState;
import dev.cryb.permission.Permission;
import dev.cryb.permission.Permissions;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Someone's call, a row of {@code call}.
 *
 * @param id of this call; a later one has another, so that a token for a former call leads nowhere
 * @param joined whether LiveKit has said that they are there
 * @param participant LiveKit's id of the connection
 * @param joinedAt when they were first there, or asked
 * @param dueAt until when they are waited for, before they are there
 * @param changed whether something has changed that the token does not say
 */
public record Call(
        UserId userId,
        String id,
        ChannelId channelId,
        @Nullable ServerId serverId,
        Permissions rights,
        boolean joined,
        @Nullable String participant,
        Instant joinedAt,
        @Nullable Instant dueAt,
        boolean changed,
        Silence silence,
        Devices devices) {

    /** What a moderator has taken. */
    public record Silence(boolean mute, boolean deaf) {
        public static final Silence NONE = new Silence(false, false);
    }

    /** What the person's own devices do. */
    public record Devices(boolean mute, boolean deaf, boolean video, boolean stream) {}

    /** One that was just asked for. */
    static Call asked(
            UserId userId,
            String id,
            ChannelId channelId,
            @Nullable ServerId serverId,
            Permissions rights,
            Instant now,
            Instant due,
            Silence silence,
            Devices devices) {
        return new Call(userId, id, channelId, serverId, rights, false, null, now, due, false, silence, devices);
    }

    /** LiveKit has them, by this connection. */
    Call seen(String connection, Instant now) {
        return new Call(
                userId,
                id,
                channelId,
                serverId,
                rights,
                true,
                connection,
                joined ? joinedAt : now,
                null,
                false,
                silence,
                devices);
    }

    /** Waited for until then. */
    Call due(Instant until) {
        return new Call(
                userId,
                id,
                channelId,
                serverId,
                rights,
                joined,
                participant,
                joinedAt,
                until,
                changed,
                silence,
                devices);
    }

    /** A token that says all of it was given. */
    Call told() {
        return new Call(
                userId,
                id,
                channelId,
                serverId,
                rights,
                joined,
                participant,
                joinedAt,
                dueAt,
                joined,
                silence,
                devices);
    }

    /** They may do something else; what they may not is off. */
    Call with(Permissions others) {
        boolean streams = others.has(Permission.STREAM);
        Devices left = new Devices(devices.mute, devices.deaf, devices.video && streams, devices.stream && streams);
        return new Call(
                userId, id, channelId, serverId, others, joined, participant, joinedAt, dueAt, true, silence, left);
    }

    Call with(Silence other) {
        return new Call(
                userId, id, channelId, serverId, rights, joined, participant, joinedAt, dueAt, true, other, devices);
    }

    Call with(Devices others) {
        return new Call(
                userId, id, channelId, serverId, rights, joined, participant, joinedAt, dueAt, true, silence, others);
    }

    /** Whether they may be heard. */
    public boolean speaks() {
        return rights.has(Permission.SPEAK) && !silence.mute();
    }

    /** Whether they may be seen, and show their screen. */
    public boolean streams() {
        return rights.has(Permission.STREAM);
    }

    /** Whether they may hear. */
    public boolean hears() {
        return !silence.deaf();
    }

    /** As clients see it. */
    public VoiceState state() {
        return new VoiceState(
                userId,
                channelId,
                serverId,
                silence.mute(),
                silence.deaf(),
                devices.mute(),
                devices.deaf(),
                devices.video(),
                devices.stream(),
                joinedAt);
    }
}
