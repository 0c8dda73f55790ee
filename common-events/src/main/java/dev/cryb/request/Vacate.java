package dev.cryb.request;

import dev.cryb.error.Shape;

/** Ends the sessions of a gateway whose lease has been away for too long, in one partition. */
public record Vacate(String lease, int partition) implements Command {

    public Vacate {
        Shape.required("lease", lease);
    }

    @Override
    public int partition(Caller caller, String nonce) {
        return partition;
    }
}
