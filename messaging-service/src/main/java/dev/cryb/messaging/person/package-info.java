/**
 * People: meeting them, how others see them, and what remains of those who have gone.
 */
@NullMarked
package dev.cryb.messaging.person;

import org.jspecify.annotations.NullMarked;
