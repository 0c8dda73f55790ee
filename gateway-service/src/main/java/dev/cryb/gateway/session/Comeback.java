package dev.cryb.gateway.session;

import dev.cryb.bus.StreamId;

/**
 * A client's wish to take a former session up.
 *
 * <p>Exactly one of {@link Outcome#taken} (and then {@link Outcome#replayed}) and {@link Outcome#refused} is told, on the
 * event loop of the connection.
 *
 * @param offset of the last event that the client has had
 */
record Comeback(String sessionId, StreamId offset, Outcome outcome) {

    /** How the client hears what became of it. */
    interface Outcome {

        /** It is the former session again; what it has missed follows. */
        void taken();

        /** It has had what it missed. */
        void replayed(int events);

        /** It is a new session; {@code ready} follows. */
        void refused();
    }
}
