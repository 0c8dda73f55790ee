package dev.cryb.request;

/** A request that changes something: ordered in its partition's line, with its effect exactly once. */
public sealed interface Command extends Request
        permits CreateChannel, CreateInvite, CreateMessage, CreateServer, JoinServer, LeaveServer {

    /**
     * The partition whose line it joins, 0 to 63.
     *
     * @param nonce the command's own, for what is born by it
     */
    int partition(Caller caller, String nonce);
}
