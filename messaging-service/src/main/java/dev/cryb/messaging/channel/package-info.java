/**
 * Channels: making them and focusing on one.
 */
@NullMarked
package dev.cryb.messaging.channel;

import org.jspecify.annotations.NullMarked;
