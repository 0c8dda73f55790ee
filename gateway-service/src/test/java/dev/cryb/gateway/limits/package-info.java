@NullMarked
package dev.cryb.gateway.limits;

import org.jspecify.annotations.NullMarked;
