/**
 * Pictures that everybody may see under their hash: those of people, of servers and of emoji.
 */
@NullMarked
package dev.cryb.media.picture;

import org.jspecify.annotations.NullMarked;
