/**
 * What operators look at: whether the gateway can serve.
 *
 * <p>Readiness asks the stores themselves, not a pool's opinion of them.
 */
@NullMarked
package dev.cryb.gateway.ops;

import org.jspecify.annotations.NullMarked;
