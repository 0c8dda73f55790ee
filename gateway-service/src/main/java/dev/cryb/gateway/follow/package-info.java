/**
 * The debug switch: an administrator has the requests of one person, or of one session of that person, told line by
 * line at DEBUG, for a while and without a restart.
 *
 * <p>{@link dev.cryb.gateway.follow.Follows} knows whom; it hears of them over Redis from the gateway that was asked. A
 * request of theirs carries the wish in its {@link dev.cryb.trail.Trail}, so that services need know nobody.
 *
 * <p>{@link dev.cryb.gateway.follow.RequestInLogs} gives every line the id of its request, whoever is followed.
 */
@NullMarked
package dev.cryb.gateway.follow;

import org.jspecify.annotations.NullMarked;
