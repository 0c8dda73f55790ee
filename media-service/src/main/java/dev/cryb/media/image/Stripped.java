package dev.cryb.media.image;

import static dev.cryb.media.image.ImageShape.big16;
import static dev.cryb.media.image.ImageShape.big32;
import static dev.cryb.media.image.ImageShape.little32;
import static dev.cryb.media.image.ImageShape.u8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * An image without EXIF, location, comments and whatever lies behind its end; its pixels are not touched.
 *
 * <p>Of EXIF the orientation alone is kept, as without it a picture would lie on its side. What lies behind an image's end
 * is how one file is two: it goes.
 *
 * @param orientation 1 to 8, as EXIF counts
 */
record Stripped(byte[] bytes, int orientation) {

    private static final Set<String> PNG_KEPT = Set.of(
            "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "acTL",
            "fcTL", "fdAT", "cICP");

    private static final byte[] EXIF = {'E', 'x', 'i', 'f', 0, 0};

    /** TIFF, big-endian, one entry: orientation, a short, its value in the last place but two. */
    private static final byte[] ORIENTATION = {
        'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0
    };

    static Stripped of(String type, byte[] bytes) {
        try {
            return switch (type) {
                case "image/png" -> png(bytes);
                case "image/gif" -> gif(bytes);
                case "image/webp" -> webp(bytes);
                default -> jpeg(bytes);
            };
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw ImageShape.broken();
        }
    }

    private static Stripped jpeg(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, 2);
        int orientation = 1;
        int at = 2;
        while (true) {
            while (u8(bytes, at) == 0xFF && u8(bytes, at + 1) == 0xFF) {
                at++;
            }
            if (u8(bytes, at) != 0xFF) {
                throw ImageShape.broken();
            }
            int marker = u8(bytes, at + 1);
            if (marker == 0xD9) {
                out.write(bytes, at, 2);
                return new Stripped(out.toByteArray(), orientation);
            }
            int length = 2 + Math.max(2, big16(bytes, at + 2));
            boolean exif = marker == 0xE1 && startsWith(bytes, at + 4, EXIF);
            if (exif) {
                orientation = orientation(bytes, at + 10, Math.min(bytes.length, at + length));
                if (orientation != 1) {
                    exif(out, orientation);
                }
            }
            // APP0 (JFIF), APP2 (colour profile) and APP14 (Adobe's colours) change how pixels look; the others do not.
            boolean dropped = (marker >= 0xE1 && marker <= 0xEF && marker != 0xE2 && marker != 0xEE) || marker == 0xFE;
            if (!dropped) {
                out.write(bytes, at, length);
            }
            at += length;
            if (marker == 0xDA) {
                int end = endOfScan(bytes, at);
                out.write(bytes, at, end - at);
                at = end;
            }
        }
    }

    /** Where the next marker is that is neither an escaped byte nor a restart. */
    private static int endOfScan(byte[] bytes, int from) {
        int at = from;
        while (!(u8(bytes, at) == 0xFF
                && u8(bytes, at + 1) != 0
                && u8(bytes, at + 1) != 0xFF
                && (u8(bytes, at + 1) < 0xD0 || u8(bytes, at + 1) > 0xD7))) {
            at++;
        }
        return at;
    }

    private static void exif(ByteArrayOutputStream out, int orientation) {
        byte[] tiff = ORIENTATION.clone();
        tiff[19] = (byte) orientation;
        int length = 2 + EXIF.length + tiff.length;
        out.write(0xFF);
        out.write(0xE1);
        out.write(length >> 8);
        out.write(length);
        out.writeBytes(EXIF);
        out.writeBytes(tiff);
    }

    private static int orientation(byte[] bytes, int tiff, int end) {
        boolean big = u8(bytes, tiff) == 'M';
        int directory = tiff + int32(bytes, tiff + 4, big);
        if (directory < tiff || directory + 2 > end) {
            return 1;
        }
        int entries = int16(bytes, directory, big);
        for (int i = 0; i < entries && directory + 14 + 12 * i <= end; i++) {
            int entry = directory + 2 + 12 * i;
            if (int16(bytes, entry, big) == 0x0112) {
                int value = int16(bytes, entry + 8, big);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int int16(byte[] bytes, int at, boolean big) {
        return big ? big16(bytes, at) : ImageShape.little16(bytes, at);
    }

    private static int int32(byte[] bytes, int at, boolean big) {
        return big ? big32(bytes, at) : little32(bytes, at);
    }

    private static Stripped png(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, 8);
        int at = 8;
        while (true) {
            int length = big32(bytes, at);
            String chunk = new String(bytes, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (length < 0 || length > bytes.length - at - 12) {
                throw ImageShape.broken();
            }
            if (PNG_KEPT.contains(chunk)) {
                out.write(bytes, at, length + 12);
            }
            at += length + 12;
            if (chunk.equals("IEND")) {
                return new Stripped(out.toByteArray(), 1);
            }
        }
    }

    private static Stripped gif(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        int at = 13 + colours(bytes, 10);
        out.write(bytes, 0, at);
        while (true) {
            int start = at;
            switch (u8(bytes, at)) {
                case 0x3B -> {
                    out.write(0x3B);
                    return new Stripped(out.toByteArray(), 1);
                }
                case 0x21 -> {
                    int label = u8(bytes, at + 1);
                    boolean loop = label == 0xFF
                            && new String(bytes, at + 3, 11, StandardCharsets.ISO_8859_1).equals("NETSCAPE2.0");
                    at = blocks(bytes, at + 2);
                    if (label == 0xF9 || loop) {
                        out.write(bytes, start, at - start);
                    }
                }
                case 0x2C -> {
                    at = blocks(bytes, at + 11 + colours(bytes, at + 9));
                    out.write(bytes, start, at - start);
                }
                default -> throw ImageShape.broken();
            }
        }
    }

    private static int colours(byte[] bytes, int flags) {
        int packed = u8(bytes, flags);
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }

    private static int blocks(byte[] bytes, int from) {
        int at = from;
        while (u8(bytes, at) != 0) {
            at += 1 + u8(bytes, at);
        }
        return at + 1;
    }

    private static Stripped webp(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
        out.write(bytes, 0, 12);
        int end = Math.min(bytes.length, 8 + little32(bytes, 4));
        int at = 12;
        while (at + 8 <= end) {
            String chunk = new String(bytes, at, 4, StandardCharsets.ISO_8859_1);
            int length = little32(bytes, at + 4);
            if (length < 0 || length > bytes.length - at - 8) {
                throw ImageShape.broken();
            }
            int whole = Math.min(bytes.length - at, 8 + length + (length & 1));
            if (!chunk.equals("EXIF") && !chunk.equals("XMP ")) {
                byte[] copy = java.util.Arrays.copyOfRange(bytes, at, at + whole);
                if (chunk.equals("VP8X")) {
                    copy[8] &= (byte) ~0x0C;
                }
                out.writeBytes(copy);
            }
            at += whole;
        }
        byte[] kept = out.toByteArray();
        int size = kept.length - 8;
        for (int i = 0; i < 4; i++) {
            kept[4 + i] = (byte) (size >> 8 * i);
        }
        return new Stripped(kept, 1);
    }

    private static boolean startsWith(byte[] bytes, int at, byte[] start) {
        for (int i = 0; i < start.length; i++) {
            if (bytes[at + i] != start[i]) {
                return false;
            }
        }
        return true;
    }
}
