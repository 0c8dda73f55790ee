/** The pure rules of messages. */
@NullMarked
package dev.cryb.messaging.message;

import org.jspecify.annotations.NullMarked;
