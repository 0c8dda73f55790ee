/**
 * Invites: the codes that lead into servers.
 */
@NullMarked
package dev.cryb.messaging.invite;

import org.jspecify.annotations.NullMarked;
