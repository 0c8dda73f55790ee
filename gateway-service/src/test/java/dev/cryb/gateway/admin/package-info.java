@NullMarked
package dev.cryb.gateway.admin;

import org.jspecify.annotations.NullMarked;
