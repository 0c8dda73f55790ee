package dev.cryb.gateway.session;

import dev.cryb.gateway.account.Identity;
import dev.cryb.request.Caller;
import dev.cryb.request.Identify;

/**
 * Where a session stands: {@code Connected -> Identifying -> Ready -> Draining -> Closed}.
 *
 * <p>A refused token leads from Identifying back to Connected; everything leads to Closed.
 */
sealed interface SessionState {

    /** The transport is open, nobody has signed in. */
    record Connected() implements SessionState {}

    /** A token is being read, or what the session starts from is being asked. */
    record Identifying(Identify request) implements SessionState {}

    /** Signed in, and every event from now on is delivered. */
    record Ready(Identity identity, Caller caller, Identify request) implements SessionState {}

    /**
     * The gateway goes away: events are delivered and answers on their way are waited for, nothing new is begun.
     *
     * @param was who is here
     * @param closing what the client is told in the end
     * @param byMs when it ends at the latest, whatever it waits for
     */
    record Draining(Ready was, Closing closing, long byMs) implements SessionState {}

    /** The connection has ended, or is about to. */
    record Closed() implements SessionState {}
}
