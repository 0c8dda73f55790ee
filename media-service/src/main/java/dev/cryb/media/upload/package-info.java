/**
 * An upload: planned, filled by its owner straight to S3, looked through, handed to messaging, dropped.
 *
 * <p>Handlers touch Postgres only. What S3 has to do is a todo; its outcome comes back as a command, which answers.
 */
@NullMarked
package dev.cryb.media.upload;

import org.jspecify.annotations.NullMarked;
