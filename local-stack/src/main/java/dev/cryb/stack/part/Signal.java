package dev.cryb.stack.part;

import dev.cryb.stack.StackFailure;
import java.io.IOException;

/** POSIX signals that parts are sent. */
public enum Signal {
    TERM,
    INT,
    QUIT,
    KILL,
    STOP,
    CONT;

    /** Sends the signal; a process that is gone already is no error. */
    public void send(long pid) {
        try {
            new ProcessBuilder("kill", "-s", name(), Long.toString(pid))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new StackFailure("cannot send " + name() + " to process " + pid, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
