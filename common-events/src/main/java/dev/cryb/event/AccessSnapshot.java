package dev.cryb.event;

import java.util.List;
import java.util.Map;

/**
 * The rights of servers at one moment; the answer to {@link dev.cryb.request.GetServerAccess}.
 *
 * @param servers those asked for that exist
 * @param published source number of the newest event that is contained, by partition
 */
public record AccessSnapshot(List<ServerAccess> servers, Map<Integer, Long> published) {}
