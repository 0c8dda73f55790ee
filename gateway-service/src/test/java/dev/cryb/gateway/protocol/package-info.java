@NullMarked
package dev.cryb.gateway.protocol;

import org.jspecify.annotations.NullMarked;
