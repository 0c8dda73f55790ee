@NullMarked
package dev.cryb.voice.inbound;

import org.jspecify.annotations.NullMarked;
