/** Plain JSON over WebSocket, at {@code /gateway}: one object a frame, or one a line (docs/protocol.md). */
@NullMarked
package dev.cryb.gateway.protocol.plain;

import org.jspecify.annotations.NullMarked;
