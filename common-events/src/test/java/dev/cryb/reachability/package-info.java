/** What native images are told of that no code names; what they are told of is compared with what Jackson looks into. */
@NullMarked
package dev.cryb.reachability;

import org.jspecify.annotations.NullMarked;
