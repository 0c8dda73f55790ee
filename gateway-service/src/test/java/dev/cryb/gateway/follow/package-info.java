@NullMarked
package dev.cryb.gateway.follow;

import org.jspecify.annotations.NullMarked;
