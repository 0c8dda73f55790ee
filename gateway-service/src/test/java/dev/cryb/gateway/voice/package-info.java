/** Tests of what the gateway says of rights to the voice service. */
@NullMarked
package dev.cryb.gateway.voice;

import org.jspecify.annotations.NullMarked;
