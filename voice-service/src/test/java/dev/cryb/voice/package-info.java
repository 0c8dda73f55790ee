/**
 * Tests of the service as a whole, on a real Postgres and a real Redis.
 */
@NullMarked
package dev.cryb.voice;

import org.jspecify.annotations.NullMarked;
