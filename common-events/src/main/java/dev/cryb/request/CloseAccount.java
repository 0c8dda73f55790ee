package dev.cryb.request;

/** Ends what an account is to others, once it owns no server: only the gateway asks it, for the caller. */
public record CloseAccount() implements Command {

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
