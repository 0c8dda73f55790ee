package dev.cryb.request;

/** Ends the caller's call, if there is one. */
public record LeaveVoice() implements Command {

    @Override
    public int partition(Caller caller, String nonce) {
        return caller.userId().partition();
    }
}
