/**
 * Socket sessions that outlive their sockets: a record in Redis for each, which any gateway may take up.
 *
 * <p>A record is written when its session comes in and when what it hears changes, renewed while its socket lives, and
 * kept for the resume window after that.
 */
@NullMarked
package dev.cryb.gateway.resume;

import org.jspecify.annotations.NullMarked;
