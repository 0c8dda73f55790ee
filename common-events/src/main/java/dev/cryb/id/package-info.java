/**
 * Typed ids: 63 bits that carry their time and their partition, so that any id routes its request.
 */
@NullMarked
package dev.cryb.id;

import org.jspecify.annotations.NullMarked;
