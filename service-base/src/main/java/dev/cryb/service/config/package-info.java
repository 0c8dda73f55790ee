/**
 * What an operator may set, and the guards around what lies outside the process.
 */
@NullMarked
package dev.cryb.service.config;

import org.jspecify.annotations.NullMarked;
