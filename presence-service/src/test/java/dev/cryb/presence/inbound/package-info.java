@NullMarked
package dev.cryb.presence.inbound;

import org.jspecify.annotations.NullMarked;
