/**
 * One strict JSON mapper for the whole mesh, and the way from its failures to {@code INVALID_PAYLOAD}.
 */
@NullMarked
package dev.cryb.json;

import org.jspecify.annotations.NullMarked;
