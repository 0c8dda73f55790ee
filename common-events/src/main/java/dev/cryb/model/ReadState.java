package dev.cryb.model;

import dev.cryb.id.ChannelId;

/**
 * How far a user has read a channel.
 *
 * @param seq the newest message read, 0 for none
 * @param mentionCount unread messages that mention the user
 */
public record ReadState(ChannelId channelId, long seq, int mentionCount) {}
