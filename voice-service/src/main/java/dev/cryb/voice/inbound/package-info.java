/**
 * What LiveKit says by itself.
 */
@NullMarked
package dev.cryb.voice.inbound;

import org.jspecify.annotations.NullMarked;
