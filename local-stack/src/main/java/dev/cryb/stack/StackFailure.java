package dev.cryb.stack;

import org.jspecify.annotations.Nullable;

/** Something is in the way of the stack; the message tells a person what, and what to do. */
public final class StackFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StackFailure(String message) {
        this(message, null);
    }

    public StackFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
