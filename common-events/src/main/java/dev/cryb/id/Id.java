package dev.cryb.id;

/** A typed id; its wire form is {@link #toString()}, a decimal string. */
public sealed interface Id permits AuditId, UserId, ServerId, ChannelId, MessageId, RoleId, UploadId, EmojiId {

    /** The 63 bits, see {@link Ids}. */
    long value();

    /** The partition whose line this thing lives in. */
    default int partition() {
        return Ids.partition(value());
    }

    /** When it was minted, in milliseconds since the Unix epoch. */
    default long epochMillis() {
        return Ids.epochMillis(value());
    }
}
