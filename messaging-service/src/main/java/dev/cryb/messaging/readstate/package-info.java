/**
 * How far people have read, and what mentions them beyond that.
 *
 * <p>Nothing is counted when a message is sent: what is unread follows from the places of messages, and mentions beyond
 * the place read are counted when somebody looks.
 */
@NullMarked
package dev.cryb.messaging.readstate;

import org.jspecify.annotations.NullMarked;
