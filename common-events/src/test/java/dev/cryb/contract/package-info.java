/**
 * Writes the published contract from the records, and compares it with them.
 *
 * <p>{@code Contract} gathers the schemas of all requests, acks and events: fields by reflection, limits by reading the
 * checks of the compact constructors, and what neither shows from the tables {@code Rules}, {@code AckShapes} and
 * {@code OwnEvents}. {@code AsyncApi} puts them into one document. The files lie in {@code docs/contract}.
 */
@NullMarked
package dev.cryb.contract;

import org.jspecify.annotations.NullMarked;
