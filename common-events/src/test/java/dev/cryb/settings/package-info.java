@NullMarked
package dev.cryb.settings;

import org.jspecify.annotations.NullMarked;
