/**
 * Invites: the codes that lead into servers, by time or by use until they end.
 */
@NullMarked
package dev.cryb.messaging.invite;

import org.jspecify.annotations.NullMarked;
