/**
 * What every service behind the gateway has alike, so that a service's own module holds its features only.
 *
 * <p>{@code inbound/} starts the bus with all handlers it finds, {@code config/} guards what queries ask of Postgres,
 * {@code ops/} looks after the database and says how all stands.
 */
@NullMarked
package dev.cryb.service;

import org.jspecify.annotations.NullMarked;
