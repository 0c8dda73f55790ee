package dev.cryb.media.image;

import java.util.List;

/**
 * A picture in fixed sizes.
 *
 * @param width of the largest
 * @param preview a few pixels as a {@code data:} URL
 */
public record Cuts(List<Cut> cuts, String contentType, int width, int height, String preview) {

    /** Bytes of one at most: they travel to gateways in an answer, whole. */
    public static final int MOST = 256 * 1024;

    /** One size: so many pixels a side, or fewer where there are not as many or they would take too much room. */
    public record Cut(int size, byte[] bytes) {}

    /** Bytes of all. */
    public long size() {
        return cuts.stream().mapToLong(cut -> cut.bytes().length).sum();
    }
}
