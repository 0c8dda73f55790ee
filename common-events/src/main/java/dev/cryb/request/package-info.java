/**
 * What may be asked: sealed requests as records, their wire names and their routing in one enum.
 */
@NullMarked
package dev.cryb.request;

import org.jspecify.annotations.NullMarked;
