/**
 * Looking after the service while it runs.
 */
@NullMarked
package dev.cryb.service.ops;

import org.jspecify.annotations.NullMarked;
