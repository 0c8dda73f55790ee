/**
 * Looking after the service while it runs.
 */
@NullMarked
package dev.cryb.messaging.ops;

import org.jspecify.annotations.NullMarked;
