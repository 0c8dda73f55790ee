package dev.cryb.bench.load;

/** The load could not be set up or did not end; the message is for people. */
public final class LoadFailed extends RuntimeException {

    private static final long serialVersionUID = 1;

    public LoadFailed(String message) {
        super(message);
    }
}
