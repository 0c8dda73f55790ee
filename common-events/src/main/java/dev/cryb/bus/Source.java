package dev.cryb.bus;

import dev.cryb.request.Service;

/** Who numbers events: one partition of one service. Its numbers are dense: 1, 2, 3... */
public record Source(Service service, int partition) {

    /** Reads {@link #toString()}. */
    public static Source parse(String text) {
        int colon = text.indexOf(':');
        return new Source(Service.of(text.substring(0, colon)), Integer.parseInt(text, colon + 1, text.length(), 10));
    }

    @Override
    public String toString() {
        return service.wireName() + ":" + partition;
    }

    /** One number of a source: {@code service:partition:number}. */
    public record Number(Source source, long number) {

        /** Reads {@link #toString()}. */
        public static Number parse(String text) {
            int colon = text.lastIndexOf(':');
            return new Number(
                    Source.parse(text.substring(0, colon)), Long.parseLong(text, colon + 1, text.length(), 10));
        }

        @Override
        public String toString() {
            return source + ":" + number;
        }
    }
}
