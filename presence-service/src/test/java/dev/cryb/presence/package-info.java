/**
 * Tests of the service as a whole, on a real Postgres and a real Redis.
 */
@NullMarked
package dev.cryb.presence;

import org.jspecify.annotations.NullMarked;
