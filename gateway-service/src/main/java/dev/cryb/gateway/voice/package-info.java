/**
 * What a gateway adds to calls: it stamps requests with the rights that it knows, shows sessions who talks where, and
 * carries who is speaking from gateway to gateway.
 */
@NullMarked
package dev.cryb.gateway.voice;

import org.jspecify.annotations.NullMarked;
