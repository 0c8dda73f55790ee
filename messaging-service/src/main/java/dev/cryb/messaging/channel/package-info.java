/**
 * Channels: making, changing, moving and deleting them, and focusing on one.
 *
 * <p>A channel is deleted by its one row, through which all reads go; {@link dev.cryb.messaging.sweep}
 * has what was said in it swept afterwards.
 */
@NullMarked
package dev.cryb.messaging.channel;

import org.jspecify.annotations.NullMarked;
