/**
 * People who talk on while parts die, and the comparison afterwards.
 *
 * <p>{@link dev.cryb.bench.chaos.Crowd} founds a server and lets {@code Talker}s talk in it: careful clients that resume
 * their session on any gateway and send again, with the same nonce, what got no answer. {@code Mischief} breaks things
 * from a seed. {@code Witness} holds what was heard and told against what is stored.
 */
@NullMarked
package dev.cryb.bench.chaos;

import org.jspecify.annotations.NullMarked;
