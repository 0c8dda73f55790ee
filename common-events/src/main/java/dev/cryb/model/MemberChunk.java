package dev.cryb.model;

import dev.cryb.id.ServerId;
import dev.cryb.id.UserId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a server's members, told to the session that asked.
 *
 * @param members up to 1000
 * @param chunkIndex from 0
 * @param notFound those asked for by id who are no members; in the last chunk
 * @param nonce as it was asked with
 */
public record MemberChunk(
        ServerId serverId,
        List<Member> members,
        int chunkIndex,
        int chunkCount,
        List<UserId> notFound,
        @Nullable List<Presence> presences,
        @Nullable String nonce) {}
