/**
 * The clocks: what time brings enters the lines as commands, as all else does.
 */
@NullMarked
package dev.cryb.presence.inbound;

import org.jspecify.annotations.NullMarked;
