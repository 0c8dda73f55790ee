/**
 * Messages: sending them and reading back.
 */
@NullMarked
package dev.cryb.messaging.message;

import org.jspecify.annotations.NullMarked;
