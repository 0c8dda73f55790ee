/**
 * Calls on LiveKit: the rooms are {@code room/} (the rules, and what is kept), {@code token/}, {@code reconcile/} (the truth
 * as LiveKit has it), {@code inbound/} (webhooks), {@code outbound/} (what is done at LiveKit) and {@code config/}; bus,
 * guards and operations are those of {@code dev.cryb.service}.
 */
@NullMarked
package dev.cryb.voice;

import org.jspecify.annotations.NullMarked;
