package dev.cryb.model;

import dev.cryb.id.EmojiId;
import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;

/**
 * A server's own emoji; one reacts with it as {@code name:id}.
 *
 * @param name unique in its server, whatever its case
 * @param picture the hash of its picture: {@code /pictures/HASH/128} at any gateway
 */
public record ServerEmoji(EmojiId id, ServerId serverId, String name, String picture, UserId creatorId) {}
