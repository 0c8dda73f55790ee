/**
 * What arrives: commands and queries from the bus, handed to the features' handlers.
 */
@NullMarked
package dev.cryb.service.inbound;

import org.jspecify.annotations.NullMarked;
