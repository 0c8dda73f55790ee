/**
 * What voice and gateways ask of rights before or while people talk.
 */
@NullMarked
package dev.cryb.messaging.voice;

import org.jspecify.annotations.NullMarked;
