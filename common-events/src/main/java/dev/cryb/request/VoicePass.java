package dev.cryb.request;

import dev.cryb.id.ServerId;
import dev.cryb.permission.Permissions;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway knows of a channel that someone wants to talk in; stamped by it, never by the client.
 *
 * @param serverId absent in direct messages and groups
 * @param rights of the one who is to talk there
 * @param userLimit how many the channel takes; 0 for any number
 */
public record VoicePass(@Nullable ServerId serverId, Permissions rights, int userLimit) {}
