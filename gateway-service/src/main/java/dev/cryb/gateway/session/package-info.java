/**
 * One client's session: who it is, what it may ask, what it gets.
 *
 * <p>The boundary to the wire is four small types. A protocol opens a {@link
 * dev.cryb.gateway.session.ClientSession} for its {@link dev.cryb.gateway.session.ClientConnection} through {@link
 * dev.cryb.gateway.session.ClientSessions}, hands over each {@link dev.cryb.gateway.session.ClientRequest}, and is given
 * acks and {@link dev.cryb.gateway.session.OutboundEvent}s to write. Sessions know nothing of frames, packets or polls.
 */
@NullMarked
package dev.cryb.gateway.session;

import org.jspecify.annotations.NullMarked;
