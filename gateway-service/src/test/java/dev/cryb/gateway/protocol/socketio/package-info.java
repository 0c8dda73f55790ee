@NullMarked
package dev.cryb.gateway.protocol.socketio;

import org.jspecify.annotations.NullMarked;
