@NullMarked
package dev.cryb.gateway;

import org.jspecify.annotations.NullMarked;
