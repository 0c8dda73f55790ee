/** Tests of media. */
@NullMarked
package dev.cryb.media.image;

import org.jspecify.annotations.NullMarked;
