/** The pure rules of invites. */
@NullMarked
package dev.cryb.messaging.invite;

import org.jspecify.annotations.NullMarked;
