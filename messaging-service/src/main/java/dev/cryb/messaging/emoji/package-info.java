/**
 * Servers' own emoji: made of uploads, shown to everybody, used in reactions as {@code name:id}.
 *
 * <p>All of a server's change in its line, so that they need no locks. They are few and seldom change, and are read
 * where they are needed.
 */
@NullMarked
package dev.cryb.messaging.emoji;

import org.jspecify.annotations.NullMarked;
