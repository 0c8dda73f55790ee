/**
 * {@code ./cryb seed}: fills a running stack for load, through the doors that clients use.
 */
@NullMarked
package dev.cryb.stack.seed;

import org.jspecify.annotations.NullMarked;
