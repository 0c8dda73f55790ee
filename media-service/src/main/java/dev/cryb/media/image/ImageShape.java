package dev.cryb.media.image;

import dev.cryb.error.ErrorCode;
import dev.cryb.error.Refused;

/** Width and height of an image, read from its header without decoding it. */
record ImageShape(int width, int height) {

    static ImageShape of(String type, byte[] bytes) {
        try {
            return switch (type) {
                case "image/png" -> new ImageShape(big32(bytes, 16), big32(bytes, 20));
                case "image/gif" -> new ImageShape(little16(bytes, 6), little16(bytes, 8));
                case "image/webp" -> webp(bytes);
                default -> jpeg(bytes);
            };
        } catch (IndexOutOfBoundsException e) {
            throw broken();
        }
    }

    /** Refuses what would take too much room when it is decoded, however small its file is. */
    ImageShape within(int maxSide, int maxPixels) {
        if (width < 1 || height < 1) {
            throw broken();
        }
        if (width > maxSide || height > maxSide || (long) width * height > maxPixels) {
            throw Refused.of(
                    ErrorCode.TOO_LARGE,
                    "An image has at most " + maxSide + " pixels a side and " + maxPixels + " in all.");
        }
        return this;
    }

    /** As it is shown: some orientations swap the sides. */
    ImageShape turned(int orientation) {
        return orientation >= 5 ? new ImageShape(height, width) : this;
    }

    static Refused broken() {
        return Refused.of(ErrorCode.TYPE_NOT_ALLOWED, "This image is damaged.");
    }

    private static ImageShape jpeg(byte[] bytes) {
        int at = 2;
        while (true) {
            while (u8(bytes, at) == 0xFF && u8(bytes, at + 1) == 0xFF) {
                at++;
            }
            if (u8(bytes, at) != 0xFF) {
                throw broken();
            }
            int marker = u8(bytes, at + 1);
            if (marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC) {
                return new ImageShape(big16(bytes, at + 7), big16(bytes, at + 5));
            }
            if (marker == 0xD9 || marker == 0xDA) {
                throw broken();
            }
            at += 2 + Math.max(2, big16(bytes, at + 2));
        }
    }

    private static ImageShape webp(byte[] bytes) {
        String kind = new String(bytes, 12, 4, java.nio.charset.StandardCharsets.ISO_8859_1);
        return switch (kind) {
            case "VP8X" -> new ImageShape(1 + little24(bytes, 24), 1 + little24(bytes, 27));
            case "VP8L" -> {
                int bits = little16(bytes, 21) | little16(bytes, 23) << 16;
                yield new ImageShape(1 + (bits & 0x3FFF), 1 + (bits >>> 14 & 0x3FFF));
            }
            case "VP8 " -> new ImageShape(little16(bytes, 26) & 0x3FFF, little16(bytes, 28) & 0x3FFF);
            default -> throw broken();
        };
    }

    static int u8(byte[] bytes, int at) {
        return bytes[at] & 0xFF;
    }

    static int big16(byte[] bytes, int at) {
        return u8(bytes, at) << 8 | u8(bytes, at + 1);
    }

    static int big32(byte[] bytes, int at) {
        return big16(bytes, at) << 16 | big16(bytes, at + 2);
    }

    static int little16(byte[] bytes, int at) {
        return u8(bytes, at) | u8(bytes, at + 1) << 8;
    }

    static int little24(byte[] bytes, int at) {
        return little16(bytes, at) | u8(bytes, at + 2) << 16;
    }

    static int little32(byte[] bytes, int at) {
        return little16(bytes, at) | little16(bytes, at + 2) << 16;
    }
}
