package dev.cryb.gateway.protocol;

/** What a client sent cannot be read; its socket closes with 4002. Carries no stack trace, as it is no fault of ours. */
public final class Undecodable extends Exception {
    private static final long serialVersionUID = 1;

    /** {@code reason} is told to the client: a few ASCII words. */
    public Undecodable(String reason) {
        super(reason, null, false, false);
    }

    /** Words for the client. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
