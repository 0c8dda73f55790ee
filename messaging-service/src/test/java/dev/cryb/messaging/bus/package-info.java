/**
 * The bus by itself on real stores: several holders in one process, toy handlers, and what can go wrong between.
 */
@NullMarked
package dev.cryb.messaging.bus;

import org.jspecify.annotations.NullMarked;
