package dev.cryb.media.image;

import dev.cryb.media.config.MediaSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Base64;
import java.util.Iterator;
import java.util.Set;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Looks through images: their shape first, from the header, and only then their pixels.
 *
 * <p>Pixels are read at the size that is wanted, give or take: an image of 12 million is never whole in memory. Called
 * on threads of its own, see {@link ImageRoom}.
 */
@Singleton
public class Images {

    /** The types that we know from inside. */
    private static final Set<String> TYPES = Set.of("image/png", "image/jpeg", "image/gif", "image/webp");

    /** Pixels of a thumbnail's longer side. */
    static final int THUMBNAIL = 400;

    private static final int PREVIEW = 12;

    private final int maxSide;
    private final int maxPixels;

    @Inject
    Images(MediaSettings settings) {
        this(settings.maxSide(), settings.maxPixels());
    }

    Images(int maxSide, int maxPixels) {
        this.maxSide = maxSide;
        this.maxPixels = maxPixels;
        ImageIO.setUseCache(false);
    }

    /** Whether it is an image that we can look into. */
    public static boolean isImage(String type) {
        return TYPES.contains(type);
    }

    /** What is made of it; refused if it is damaged or too large. */
    public Picture look(String type, byte[] bytes) {
        ImageShape shape = ImageShape.of(type, bytes).within(maxSide, maxPixels);
        Stripped stripped = Stripped.of(type, bytes);
        ImageShape shown = shape.turned(stripped.orientation());
        if (type.equals("image/webp")) {
            return new Picture(stripped.bytes(), shown.width(), shown.height(), null, null);
        }
        BufferedImage small = turned(decoded(stripped.bytes(), shape), stripped.orientation());
        BufferedImage thumbnail = scaled(small, THUMBNAIL);
        boolean clear = thumbnail.getColorModel().hasAlpha();
        return new Picture(
                stripped.bytes(),
                shown.width(),
                shown.height(),
                written(thumbnail, clear ? "png" : "jpeg"),
                "data:image/png;base64,"
                        + Base64.getEncoder().encodeToString(written(scaled(thumbnail, PREVIEW), "png")));
    }

    /** The first frame, at a whole fraction of its size that is still twice what is wanted. */
    private static BufferedImage decoded(byte[] bytes, ImageShape shape) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw ImageShape.broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                ImageReadParam param = reader.getDefaultReadParam();
                int step = Math.max(1, Math.max(shape.width(), shape.height()) / (2 * THUMBNAIL));
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw ImageShape.broken();
        }
    }

    private static BufferedImage scaled(BufferedImage image, int longest) {
        double factor = Math.min(1.0, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage result = blank(width, height, image.getColorModel().hasAlpha());
        Graphics2D graphics = result.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        return result;
    }

    private static BufferedImage blank(int width, int height, boolean clear) {
        return new BufferedImage(width, height, clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
    }

    /** As EXIF's eight orientations say. */
    private static BufferedImage turned(BufferedImage image, int orientation) {
        AffineTransform turn = turn(orientation, image.getWidth(), image.getHeight());
        if (turn == null) {
            return image;
        }
        boolean swaps = orientation >= 5;
        BufferedImage result = blank(
                swaps ? image.getHeight() : image.getWidth(),
                swaps ? image.getWidth() : image.getHeight(),
                image.getColorModel().hasAlpha());
        Graphics2D graphics = result.createGraphics();
        graphics.drawImage(image, turn, null);
        graphics.dispose();
        return result;
    }

    private static @Nullable AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> null;
        };
    }

    private static byte[] written(BufferedImage image, String format) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, out);
        } catch (IOException e) {
            throw new IllegalStateException("memory cannot be written to", e);
        }
        return out.toByteArray();
    }
}
