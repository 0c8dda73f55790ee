@NullMarked
package dev.cryb.presence.presence;

import org.jspecify.annotations.NullMarked;
