/**
 * Memberships: who comes in, who goes, what they are called here, and the people behind them.
 */
@NullMarked
package dev.cryb.messaging.member;

import org.jspecify.annotations.NullMarked;
