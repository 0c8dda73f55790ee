/**
 * What nobody needs any more: uploads that never came, bytes without a row, rows without bytes.
 */
@NullMarked
package dev.cryb.media.collect;

import org.jspecify.annotations.NullMarked;
