package dev.cryb.request;

import dev.cryb.error.Shape;

/**
 * The bytes of a picture that everybody may see; for gateways only.
 *
 * @param hash 32 hexadecimal digits
 * @param size pixels of a side that it is to have at least, where there are as many
 */
public record GetPicture(String hash, int size) implements Query {

    public GetPicture {
        hash = Shape.text("hash", hash, 1, 64);
    }

    /**
     * A picture's bytes.
     *
     * @param base64 at most 256 KiB of them
     */
    public record Bytes(String contentType, String base64) {}
}
