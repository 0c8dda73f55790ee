@NullMarked
package dev.cryb.trace;

import org.jspecify.annotations.NullMarked;
