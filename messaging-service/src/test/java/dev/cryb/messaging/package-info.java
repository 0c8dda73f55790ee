/**
 * The service against real stores, one command at a time, as its lanes would run them.
 */
@NullMarked
package dev.cryb.messaging;

import org.jspecify.annotations.NullMarked;
