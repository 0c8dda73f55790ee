/**
 * What can go wrong, named once: {@link dev.cryb.error.ErrorCode}, thrown as {@link dev.cryb.error.Refused}.
 */
@NullMarked
package dev.cryb.error;

import org.jspecify.annotations.NullMarked;
