package dev.cryb.bench.load;

import java.nio.charset.StandardCharsets;

/**
 * The text of a {@code message:create}, made once for each sender and patched in place for each send.
 *
 * <p>The ack id has seven digits always, so that nothing moves.
 */
final class MessageTemplate {

    private static final long FIRST_ID = 1_000_000;
    private static final long IDS = 9_000_000;
    private static final int ID_DIGITS = 7;

    private final byte[] text;
    private final int idAt;
    private final int stampAt;

    private MessageTemplate(byte[] text, int idAt, int stampAt) {
        this.text = text;
        this.idAt = idAt;
        this.stampAt = stampAt;
    }

    /** Joins the parts around the id and the content; content is filled up to {@code contentLength}. */
    static MessageTemplate of(String beforeId, String beforeContent, int contentLength, String afterContent) {
        String filler = ".".repeat(Math.max(0, contentLength - Stamp.LENGTH));
        String whole = beforeId + FIRST_ID + beforeContent + "0".repeat(Stamp.LENGTH) + filler + afterContent;
        int idAt = beforeId.length();
        return new MessageTemplate(
                whole.getBytes(StandardCharsets.US_ASCII), idAt, idAt + ID_DIGITS + beforeContent.length());
    }

    /** The bytes to send for message {@code number}; good until the next call. */
    byte[] fill(int room, long number, long nanos) {
        long id = FIRST_ID + number % IDS;
        for (int i = idAt + ID_DIGITS - 1; i >= idAt; i--) {
            text[i] = (byte) ('0' + id % 10);
            id /= 10;
        }
        Stamp.write(text, stampAt, room, number, nanos);
        return text;
    }

    /** The number of the message that an ack id stands for, given the lowest one not acked yet. */
    static long numberOf(long ackId, long lowestOpen) {
        return lowestOpen + Math.floorMod(ackId - FIRST_ID - lowestOpen, IDS);
    }
}
