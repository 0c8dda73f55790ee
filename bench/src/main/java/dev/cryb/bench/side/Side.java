package dev.cryb.bench.side;

import dev.cryb.bench.load.Member;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** A chat system that runs and can be loaded: ours or the peer. */
public interface Side extends AutoCloseable {

    /** Where clients connect; each is a process. */
    List<InetSocketAddress> targets();

    /** People who are in rooms of {@code roomSize}; the same ones whenever asked again. */
    List<Member> members(int count, int roomSize);

    /** People in servers of {@code serverSize}, with one room each; the same ones whenever asked again. */
    default List<Member> neighbours(int count, int serverSize) {
        return members(count, serverSize);
    }

    /** Pids of the servers themselves and of Redis; empty when they are not known. */
    List<Long> servers();

    /** Pids of all that works for a message: {@link #servers} and the postmaster. */
    List<Long> serversAndDatabases();

    /** Pids of what knows who is there: the presence service, Redis and the postmaster; empty when there is none. */
    default List<Long> watchers() {
        return List.of();
    }

    /** Pids of the services, by name. */
    default Map<String, Long> processes() {
        return Map.of();
    }

    /** How much the stores hold; only of a side whose parts are known. */
    default Stores stores() {
        throw new SideFailure("the stores of this side are not known");
    }

    /** Messages kept in Postgres; empty when it cannot be asked. */
    OptionalLong stored();

    /** Whether receivers must see a sender's messages in the order sent. */
    boolean promisesOrder();

    /** Fills a server for searching; only a side that was started here and searches can. */
    default SearchFill searchFill() {
        throw new SideFailure("this side has no search to fill");
    }

    @Override
    void close();
}
