/**
 * Files of messages, as far as messaging has to do with them: it is handed them by media, lets one message claim each, and
 * tells media when that message is gone.
 *
 * <p>Two lines write a row: that of its owner, in which media hands it over, and that of the channel, in which a message
 * claims it. So rows are locked in the order of their ids, and nothing of them is kept in memory.
 */
@NullMarked
package dev.cryb.messaging.attachment;

import org.jspecify.annotations.NullMarked;
