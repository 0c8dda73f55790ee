/**
 * Who may do what: pure, without I/O; the same code decides in the gateway and in messaging.
 */
@NullMarked
package dev.cryb.permission;

import org.jspecify.annotations.NullMarked;
