/**
 * What an operator may set.
 */
@NullMarked
package dev.cryb.media.config;

import org.jspecify.annotations.NullMarked;
