/**
 * What is done to a side, and what came of it.
 */
@NullMarked
package dev.cryb.bench.scenario;

import org.jspecify.annotations.NullMarked;
