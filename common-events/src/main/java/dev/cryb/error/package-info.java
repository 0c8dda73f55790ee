@NullMarked
package dev.cryb.error;

import org.jspecify.annotations.NullMarked;
