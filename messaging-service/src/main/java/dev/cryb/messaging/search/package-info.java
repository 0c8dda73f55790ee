/**
 * Search: finding messages by their words, in any script.
 *
 * <p>Writers only note that a message has changed. {@link dev.cryb.messaging.search.SearchIndexer} follows within two
 * seconds: it cuts contents into {@link dev.cryb.messaging.search.Words} and writes what they can be found by. A query
 * is cut by the same knife, so that its operators and quotes are nothing but text.
 */
@NullMarked
package dev.cryb.messaging.search;

import org.jspecify.annotations.NullMarked;
