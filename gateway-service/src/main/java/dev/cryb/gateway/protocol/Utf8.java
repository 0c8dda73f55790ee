package dev.cryb.gateway.protocol;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Reads UTF-8 and does not look over mistakes. */
public final class Utf8 {
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8() {}

    /** The text of a buffer, or null when it is not UTF-8. */
    public static @Nullable String decode(ByteBuf buffer) {
        String text = buffer.toString(StandardCharsets.UTF_8);
        // The fast decoder replaces what is malformed; only text that holds the replacement needs a second look.
        return text.indexOf(REPLACEMENT) < 0 || isWellFormed(buffer.nioBuffer()) ? text : null;
    }

    private static boolean isWellFormed(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
