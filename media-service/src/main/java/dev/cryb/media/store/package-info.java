/**
 * The one way to S3: blocking calls on threads of their own, behind the guard.
 */
@NullMarked
package dev.cryb.media.store;

import org.jspecify.annotations.NullMarked;
