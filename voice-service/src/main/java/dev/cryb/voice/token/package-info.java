/**
 * What clients connect to LiveKit with.
 */
@NullMarked
package dev.cryb.voice.token;

import org.jspecify.annotations.NullMarked;
