/**
 * Who is there: the rooms are {@code presence/} (the rules, and what is kept), {@code inbound/} (the clocks that enter
 * commands) and {@code config/}; bus, guards and operations are those of {@code dev.cryb.service}.
 */
@NullMarked
package dev.cryb.presence;

import org.jspecify.annotations.NullMarked;
