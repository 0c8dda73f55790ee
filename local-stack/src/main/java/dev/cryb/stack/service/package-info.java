/**
 * The services of the mesh as parts: one line each in {@link dev.cryb.stack.service.ServiceSpec#ALL}.
 */
@NullMarked
package dev.cryb.stack.service;

import org.jspecify.annotations.NullMarked;
