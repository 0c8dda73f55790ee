/**
 * Reactions to messages: who, with what, and exactly how many.
 *
 * <p>A message's reactions all change in its server's line, so the totals need no locks and are never off.
 */
@NullMarked
package dev.cryb.messaging.reaction;

import org.jspecify.annotations.NullMarked;
