/**
 * Direct messages and groups: opening them, who is in them, and putting them out of sight.
 *
 * <p>All that happens to one happens in its own line; a pair's lies where all lies that is between the two. What is said
 * in it is the business of {@code message/}, which asks {@link dev.cryb.messaging.dm.DmReopener} before.
 */
@NullMarked
package dev.cryb.messaging.dm;

import org.jspecify.annotations.NullMarked;
