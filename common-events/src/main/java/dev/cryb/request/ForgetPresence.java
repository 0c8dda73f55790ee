package dev.cryb.request;

/** Forgets whether the caller was ever there, as the account ends: only the gateway asks it. */
public record ForgetPresence() implements Command {

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
