/**
 * {@code ./cryb seed}: fills a running stack for load, through the doors that clients use.
 *
 * <p>{@link dev.cryb.stack.seed.SeedPlan} says who goes where, {@link dev.cryb.stack.seed.Seeder} does it: accounts over
 * REST ({@link dev.cryb.stack.seed.Registration}), servers, channels, invites and joining over plain WebSockets
 * ({@link dev.cryb.stack.seed.SeedSocket}), a few at once ({@link dev.cryb.stack.seed.Crew}).
 *
 * <p>Rooms are channels that every member of their server may view; clients that identify with {@code interests: joined}
 * and join their channel make them rooms of the size asked for.
 */
@NullMarked
package dev.cryb.stack.seed;

import org.jspecify.annotations.NullMarked;
