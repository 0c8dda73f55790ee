package dev.cryb.gateway.session;

/** Where the protocols get sessions from. */
public interface ClientSessions {
    /** Whether new clients may come in; while not, transports are refused with HTTP 503. Called on any thread. */
    boolean accepting();

    /** Counts a connection that wants to become a socket: 0, or the milliseconds it has to wait. Called on any thread. */
    default long connect(String address) {
        return 0;
    }

    /** Opens a session for a transport that has just opened; called on its event loop. */
    ClientSession open(ClientConnection connection, Handshake handshake);

    /** What every client is told first. Called on any thread. */
    HelloFields hello();
}
