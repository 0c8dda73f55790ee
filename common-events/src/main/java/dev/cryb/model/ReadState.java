package dev.cryb.model;

import dev.cryb.id.ChannelId;

/**
 * How far a user has read a channel.
 *
 * @param seq the newest message read, 0 for none
 * @param newestSeq the newest message there is: what lies between is unread
 * @param mentionCount unread messages that mention the user
 */
public record ReadState(ChannelId channelId, long seq, long newestSeq, int mentionCount) {}
