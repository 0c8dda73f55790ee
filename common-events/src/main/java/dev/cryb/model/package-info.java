/**
 * The objects of the wire (User, Server, Channel, Message...), as protocol.md writes them.
 */
@NullMarked
package dev.cryb.model;

import org.jspecify.annotations.NullMarked;
