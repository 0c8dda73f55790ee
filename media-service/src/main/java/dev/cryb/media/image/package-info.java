/**
 * What bytes are and what is made of them. Pure: bytes in, bytes out.
 */
@NullMarked
package dev.cryb.media.image;

import org.jspecify.annotations.NullMarked;
