package dev.cryb.bench;

/** The command line cannot be understood; the message says what of it. */
final class UsageError extends RuntimeException {

    private static final long serialVersionUID = 1;

    UsageError(String message) {
        super(message);
    }
}
