/**
 * Processes and how they are kept alive.
 *
 * <p>A {@link dev.cryb.stack.part.Part} says what to run and when it counts as ready. A {@link
 * dev.cryb.stack.part.PartRunner} forks it into a session of its own (so that Ctrl-C reaches the launcher alone), leaves
 * a {@link dev.cryb.stack.part.PidFile} for whoever must clear up after a killed launcher, and starts it again by the
 * {@link dev.cryb.stack.part.Backoff} when it dies unasked. Being stopped (SIGSTOP) is not being dead.
 */
@NullMarked
package dev.cryb.stack.part;

import org.jspecify.annotations.NullMarked;
