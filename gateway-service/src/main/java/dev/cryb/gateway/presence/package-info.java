/**
 * The gateway's part in who is there.
 *
 * <p>{@link dev.cryb.gateway.presence.Attendances} says whose sessions are here until the presence service has heard it,
 * {@link dev.cryb.gateway.presence.GatewayLease} that we live, {@link dev.cryb.gateway.presence.Presences} asks for what
 * clients are shown, {@link dev.cryb.gateway.presence.Turns} makes friends' coming and going of what others hear as
 * presence, {@link dev.cryb.gateway.presence.NewFriends} shows new friends to each other. All of it belongs to the core loop.
 */
@NullMarked
package dev.cryb.gateway.presence;

import org.jspecify.annotations.NullMarked;
