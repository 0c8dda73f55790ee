@NullMarked
package dev.cryb.voice.reconcile;

import org.jspecify.annotations.NullMarked;
