/** Loads the voice service with a LiveKit beside it. */
@NullMarked
package dev.cryb.bench.voice;

import org.jspecify.annotations.NullMarked;
