/**
 * What is loaded: our own stack, one that runs already, or the peer.
 */
@NullMarked
package dev.cryb.bench.side;

import org.jspecify.annotations.NullMarked;
