/**
 * Calls: a {@link dev.cryb.voice.room.Call} is asked for, waits for LiveKit to see its participant, and ends.
 *
 * <p>Each command reads the one row that it is about, changes it through {@link dev.cryb.voice.room.Calls}, which tells
 * who is to know, and leaves what is to be done at LiveKit for after the commit. LiveKit must have exactly the
 * participants that the table has: whoever comes with another call is put out.
 */
@NullMarked
package dev.cryb.voice.room;

import org.jspecify.annotations.NullMarked;
