package dev.cryb.bus;

import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * Who we are to others: a name that outlives restarts, and this very process.
 *
 * <p>A process that is started again under its name is the successor of the former one, which is dead: it takes that
 * one's leases over at once. Should the former one live after all, the epoch in the partition rows stops it.
 */
public record Instance(String name, String incarnation) {

    private static final SecureRandom RANDOM = new SecureRandom();

    /** This process under its name. */
    public static Instance of(String name) {
        byte[] bytes = new byte[6];
        RANDOM.nextBytes(bytes);
        return new Instance(name, HexFormat.of().formatHex(bytes));
    }

    /** {@code name/incarnation}, unique for all time. */
    @Override
    public String toString() {
        return name + "/" + incarnation;
    }
}
