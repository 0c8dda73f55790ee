/**
 * How circuit breakers stand, said alike by every service.
 */
@NullMarked
package dev.cryb.guard;

import org.jspecify.annotations.NullMarked;
