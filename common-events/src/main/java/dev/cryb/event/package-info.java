/**
 * What happened: sealed events as records, the topics they go to and what they change of rights.
 */
@NullMarked
package dev.cryb.event;

import org.jspecify.annotations.NullMarked;
