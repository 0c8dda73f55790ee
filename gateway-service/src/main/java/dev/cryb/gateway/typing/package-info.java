/**
 * Who is writing something: from gateway to gateway, never stored and never told again.
 *
 * <p>The sender's gateway checks the right and says it on the pub/sub channel; every gateway, that one too, hears it
 * there, tells those who may see it, and ends it by itself.
 */
@NullMarked
package dev.cryb.gateway.typing;

import org.jspecify.annotations.NullMarked;
