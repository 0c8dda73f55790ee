/** Tests of media. */
@NullMarked
package dev.cryb.media;

import org.jspecify.annotations.NullMarked;
