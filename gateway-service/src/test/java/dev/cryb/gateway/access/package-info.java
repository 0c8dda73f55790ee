/** Tests of what the gateway knows of rights, without a bus. */
@NullMarked
package dev.cryb.gateway.access;

import org.jspecify.annotations.NullMarked;
