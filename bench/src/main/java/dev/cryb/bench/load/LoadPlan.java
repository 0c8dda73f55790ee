package dev.cryb.bench.load;

import java.net.InetSocketAddress;
import java.util.List;

/**
 * Who connects where, and how.
 *
 * @param targets server processes; the sockets of each room are spread over them
 * @param members one a socket; the first of each room sends
 * @param threads selector threads; a room belongs to one
 * @param contentLength characters of a message, at least those of its stamp
 */
public record LoadPlan(
        List<InetSocketAddress> targets, Dialect dialect, List<Member> members, int threads, int contentLength) {

    public LoadPlan {
        targets = List.copyOf(targets);
        members = List.copyOf(members);
        if (targets.isEmpty() || members.isEmpty()) {
            throw new IllegalArgumentException("a load needs members and somewhere to go");
        }
    }
}
