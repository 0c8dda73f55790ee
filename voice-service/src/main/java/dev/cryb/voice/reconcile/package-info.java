/**
 * Compares LiveKit with our table, every second or two, by one instance: what differs enters as a command.
 */
@NullMarked
package dev.cryb.voice.reconcile;

import org.jspecify.annotations.NullMarked;
