/**
 * The gateway's part in files: who may upload where, and who is led to the bytes of what. Bytes never pass through here.
 */
@NullMarked
package dev.cryb.gateway.media;

import org.jspecify.annotations.NullMarked;
