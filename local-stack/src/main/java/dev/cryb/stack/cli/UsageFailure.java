package dev.cryb.stack.cli;

/** The command line makes no sense; the message names the word that does not. */
public final class UsageFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public UsageFailure(String message) {
        super(message);
    }
}
