/**
 * People: what their sessions show, and what others are told of it.
 *
 * <p>A command changes a {@link dev.cryb.presence.presence.Person}, a plain value; {@link
 * dev.cryb.presence.presence.Aggregate} says what that looks like, {@link dev.cryb.presence.presence.Telling} who is told
 * and when; {@link dev.cryb.presence.presence.People} keeps it, in memory and in the table.
 */
@NullMarked
package dev.cryb.presence.presence;

import org.jspecify.annotations.NullMarked;
