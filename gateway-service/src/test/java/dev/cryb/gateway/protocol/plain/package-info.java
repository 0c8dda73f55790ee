@NullMarked
package dev.cryb.gateway.protocol.plain;

import org.jspecify.annotations.NullMarked;
