/**
 * What an operator may set.
 */
@NullMarked
package dev.cryb.voice.config;

import org.jspecify.annotations.NullMarked;
