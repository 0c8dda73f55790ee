package dev.cryb.model;

import java.util.List;

/**
 * A piece of a channel's history.
 *
 * @param messages oldest first
 * @param deleted places in the asked range whose messages are gone
 * @param hasMore whether there is more in the direction asked
 * @param seq the channel's newest, so that a client can see what it lacks
 */
public record MessagePage(List<Message> messages, List<Long> deleted, boolean hasMore, long seq) {}
