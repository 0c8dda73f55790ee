/**
 * Servers: founding them, and their state as a member sees it.
 */
@NullMarked
package dev.cryb.messaging.server;

import org.jspecify.annotations.NullMarked;
