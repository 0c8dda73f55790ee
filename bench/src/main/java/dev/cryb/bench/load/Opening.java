package dev.cryb.bench.load;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket to be opened.
 *
 * @param source null: whatever address the system takes
 * @param replaces the attempt before, which was not let in
 * @param attempt from 1
 * @param notBefore {@link System#nanoTime}
 */
record Opening(
        Member member,
        int room,
        InetSocketAddress target,
        @Nullable InetAddress source,
        @Nullable LoadSocket replaces,
        int attempt,
        long notBefore) {

    /** As a busy server asks of any client: come again, a few times. */
    private static final int ATTEMPTS = 8;

    private static final long PAUSE_NANOS = 1_500_000_000L;

    static Opening first(Member member, int room, InetSocketAddress target, @Nullable InetAddress source) {
        return new Opening(member, room, target, source, null, 1, System.nanoTime());
    }

    boolean mayRepeat() {
        return attempt < ATTEMPTS;
    }

    Opening repeated(LoadSocket failed) {
        return new Opening(member, room, target, source, failed, attempt + 1, System.nanoTime() + PAUSE_NANOS);
    }
}
