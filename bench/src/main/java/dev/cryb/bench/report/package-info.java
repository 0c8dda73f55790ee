/**
 * Figures side by side: the table, the line for the history, the file.
 */
@NullMarked
package dev.cryb.bench.report;

import org.jspecify.annotations.NullMarked;
