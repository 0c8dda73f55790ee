/**
 * Postgres and Redis on this machine.
 *
 * <p>{@link dev.cryb.stack.store.PostgresBinaries} and {@link dev.cryb.stack.store.RedisBinary} find or unpack the
 * programs; {@link dev.cryb.stack.store.PostgresPart} and {@link dev.cryb.stack.store.RedisPart} say how they run;
 * {@link dev.cryb.stack.store.DatabaseSetup} makes the database and the roles; {@link dev.cryb.stack.store.Secrets} keeps
 * what must stay secret.
 */
@NullMarked
package dev.cryb.stack.store;

import org.jspecify.annotations.NullMarked;
