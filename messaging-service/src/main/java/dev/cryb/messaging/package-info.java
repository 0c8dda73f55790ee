/**
 * Servers, channels, roles, members, invites, messages, and what lies between people.
 *
 * <p>Commands come through {@code inbound/} in the order of their partition, one handler each; they read as the rule
 * they implement. Rights come from {@code access/}; rows go through each feature's repository; events and acks leave
 * through the unit of work.
 */
@NullMarked
package dev.cryb.messaging;

import org.jspecify.annotations.NullMarked;
