/** Models and rights by themselves. */
@NullMarked
package dev.cryb.messaging.access;

import org.jspecify.annotations.NullMarked;
