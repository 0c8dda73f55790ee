@NullMarked
package dev.cryb.messaging;

import org.jspecify.annotations.NullMarked;
