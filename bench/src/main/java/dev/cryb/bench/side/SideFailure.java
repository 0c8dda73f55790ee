package dev.cryb.bench.side;

/** A side cannot be run; the message tells a person why. */
public final class SideFailure extends RuntimeException {

    private static final long serialVersionUID = 1;

    public SideFailure(String message) {
        super(message);
    }
}
