/**
 * What two people are to each other: asked, friends, blocked.
 *
 * <p>All that is between two happens in one line, and both sides' rows are written there; so requests that cross meet,
 * and a block ends what it must in one go.
 */
@NullMarked
package dev.cryb.messaging.relationship;

import org.jspecify.annotations.NullMarked;
