/**
 * Messages: sending, editing, deleting and pinning them, whom they mention, and reading back.
 *
 * <p>Sending is the busiest path: a warm channel takes a message without asking the database, and its row goes out with
 * those of the batch. All else reads the message first. What changes is noted for the search in the same statement.
 */
@NullMarked
package dev.cryb.messaging.message;

import org.jspecify.annotations.NullMarked;
