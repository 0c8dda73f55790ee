/**
 * What is left of channels and servers that are gone.
 *
 * <p>Deleting the one row of a channel or a server hides all that lies in it at once, as every read goes through that
 * row. {@link dev.cryb.messaging.sweep.Sweeps} leaves the rest for after the commit, and the handlers here delete it in
 * pieces that hold up nobody.
 */
@NullMarked
package dev.cryb.messaging.sweep;

import org.jspecify.annotations.NullMarked;
