@NullMarked
package dev.cryb.guard;

import org.jspecify.annotations.NullMarked;
