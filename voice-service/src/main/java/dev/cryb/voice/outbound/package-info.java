/**
 * What is done at LiveKit, all of it guarded and after the commit.
 */
@NullMarked
package dev.cryb.voice.outbound;

import org.jspecify.annotations.NullMarked;
