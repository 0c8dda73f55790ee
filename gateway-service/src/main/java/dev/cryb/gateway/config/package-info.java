/**
 * What the gateway can be told from outside: one mapping per feature, with defaults that work.
 *
 * <p>The guards around calls that leave the process stand here too, named once.
 */
@NullMarked
package dev.cryb.gateway.config;

import org.jspecify.annotations.NullMarked;
