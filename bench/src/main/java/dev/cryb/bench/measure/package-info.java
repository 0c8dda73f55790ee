/**
 * CPU time and resident memory of processes, from Linux' /proc.
 */
@NullMarked
package dev.cryb.bench.measure;

import org.jspecify.annotations.NullMarked;
