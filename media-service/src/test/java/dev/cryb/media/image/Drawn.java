package dev.cryb.media.image;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.stream.Stream;
import javax.imageio.ImageIO;

/** Images for tests, good and bad. */
public final class Drawn {

    private Drawn() {}

    /** Stripes from left to right, red ones on the left and blue ones on the right. */
    public static byte[] stripes(String format, int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        for (int i = 0; i < 50; i++) {
            int shade = 100 + (i * 37 + seed * 13) % 156;
            graphics.setColor(i < 25 ? new Color(shade, 0, 0) : new Color(0, 0, shade));
            graphics.fillRect(i * width / 50, 0, width / 50 + 1, height);
        }
        graphics.dispose();
        return written(image, format);
    }

    /** What does not compress, with or without alpha. */
    public static byte[] noise(String format, int width, int height, boolean clear) {
        BufferedImage image =
                new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        Random random = new Random(width);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        return written(image, format);
    }

    /** Something like a photograph: soft shapes with grain, which compresses as photographs do. */
    public static byte[] photograph(int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(seed);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int grain = random.nextInt(24);
                int red = (int) (110 + 90 * Math.sin(x / 97.0) * Math.cos(y / 131.0)) + grain;
                int green = (int) (110 + 90 * Math.sin((x + y) / 173.0)) + grain;
                int blue = (int) (110 + 90 * Math.cos(x / 59.0 - y / 211.0)) + grain;
                image.setRGB(x, y, red << 16 | green << 8 | blue);
            }
        }
        return written(image, "jpeg");
    }

    /** A GIF whose header says one pixel and whose frame says billions. */
    public static byte[] gifBomb() {
        return joined(
                latin("GIF89a"),
                new byte[] {1, 0, 1, 0, (byte) 0x80, 0, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255},
                new byte[] {0x2C, 0, 0, 0, 0, (byte) 255, (byte) 255, (byte) 255, (byte) 255, 0},
                new byte[] {2, 2, 0x4C, 1, 0, 0x3B});
    }

    /** A small PNG whose header says two billion pixels a side. */
    public static byte[] pngBomb() {
        byte[] bomb = stripes("png", 10, 10, 1);
        bomb[16] = 0x7F;
        bomb[20] = 0x7F;
        return bomb;
    }

    public static BufferedImage read(byte[] bytes) {
        try {
            return ImageIO.read(new ByteArrayInputStream(bytes));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public static byte[] joined(byte[]... pieces) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Stream.of(pieces).forEach(out::writeBytes);
        return out.toByteArray();
    }

    public static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }
}
