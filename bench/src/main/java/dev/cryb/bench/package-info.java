@NullMarked
package dev.cryb.bench;

import org.jspecify.annotations.NullMarked;
