/**
 * Moderation: putting out, banning, timing out.
 *
 * <p>One acts only below oneself. Those concerned hear of it and lose sight at once, by the event itself. What a banned
 * one said lately goes in pieces, each a command of the server's own line: {@link dev.cryb.messaging.moderation.AuthorSweep}
 * asks for the next piece until nothing is left.
 */
@NullMarked
package dev.cryb.messaging.moderation;

import org.jspecify.annotations.NullMarked;
