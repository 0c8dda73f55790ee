/**
 * What an operator may set.
 */
@NullMarked
package dev.cryb.presence.config;

import org.jspecify.annotations.NullMarked;
