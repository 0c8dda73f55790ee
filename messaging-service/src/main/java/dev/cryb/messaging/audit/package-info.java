/**
 * The audit log: every administrative act, who did it, to what and why, and the fields before and after.
 *
 * <p>It is written by the command that acts, in the same transaction, and told to those who may read it.
 */
@NullMarked
package dev.cryb.messaging.audit;

import org.jspecify.annotations.NullMarked;
