package dev.cryb.trace;

/** A part of a traced request's way that has begun; any thread. Ended more than once, the first end counts. */
public interface Step {

    /** What goes on below it names this as its parent. */
    String traceparent();

    /** Notes a name or a word of ours, never what somebody has sent. */
    Step note(String key, String value);

    /** Notes a number. */
    Step note(String key, long value);

    void end();

    /** Ends it as a failure of ours. */
    void fail(String why);
}
