@NullMarked
package dev.cryb.stack;

import org.jspecify.annotations.NullMarked;
