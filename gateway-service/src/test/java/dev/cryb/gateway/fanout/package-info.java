/** Tests of what the gateway knows of rights, without a bus. */
@NullMarked
package dev.cryb.gateway.fanout;

import org.jspecify.annotations.NullMarked;
