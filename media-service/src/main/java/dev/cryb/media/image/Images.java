package dev.cryb.media.image;

import dev.cryb.error.Refused;
import dev.cryb.media.config.MediaSettings;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
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
        BufferedImage small = turned(decoded(stripped.bytes(), false, 2 * THUMBNAIL), stripped.orientation());
        BufferedImage thumbnail = scaled(small, THUMBNAIL);
        boolean clear = thumbnail.getColorModel().hasAlpha();
        return new Picture(
                stripped.bytes(),
                shown.width(),
                shown.height(),
                written(thumbnail, clear ? "png" : "jpeg"),
                preview(thumbnail));
    }

    /** Whether pictures can be made of it: the JDK decodes no WebP. */
    public static boolean isDrawn(String type) {
        return isImage(type) && !type.equals("image/webp");
    }

    /**
     * Cuts a picture in fixed sizes out of an image; refused as {@link #look} does.
     *
     * @param square whether the middle of it is cut out, as a square; else all of it is kept, fitting into one
     * @param sizes pixels of a side, rising; none is made larger than the image, and those that would not differ are left out
     */
    public Cuts cut(String type, byte[] bytes, boolean square, int[] sizes) {
        ImageShape.of(type, bytes).within(maxSide, maxPixels);
        Stripped stripped = Stripped.of(type, bytes);
        int largest = sizes[sizes.length - 1];
        BufferedImage image = turned(decoded(stripped.bytes(), square, 2 * largest), stripped.orientation());
        String format = image.getColorModel().hasAlpha() ? "png" : "jpeg";
        BufferedImage whole = scaled(image, largest);
        List<Cuts.Cut> cuts = new ArrayList<>();
        for (int size : sizes) {
            cuts.add(new Cuts.Cut(size, bounded(whole, size, format)));
            if (size >= Math.max(whole.getWidth(), whole.getHeight())) {
                break;
            }
        }
        return new Cuts(cuts, "image/" + format, whole.getWidth(), whole.getHeight(), preview(whole));
    }

    private static String preview(BufferedImage image) {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(written(scaled(image, PREVIEW), "png"));
    }

    /** What does not compress well enough is kept with half the pixels a side, as often as it takes. */
    private static byte[] bounded(BufferedImage image, int size, String format) {
        int side = size;
        while (true) {
            byte[] written = written(scaled(image, side), format);
            if (written.length <= Cuts.MOST) {
                return written;
            }
            side /= 2;
        }
    }

    /** The first frame, or the square in its middle, at a whole fraction of its size that is no less than is wanted. */
    private BufferedImage decoded(byte[] bytes, boolean square, int wanted) {
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw ImageShape.broken();
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                // A frame has a size of its own, which may be another than the header's.
                ImageShape frame = new ImageShape(reader.getWidth(0), reader.getHeight(0)).within(maxSide, maxPixels);
                ImageReadParam param = reader.getDefaultReadParam();
                int longer = Math.max(frame.width(), frame.height());
                if (square) {
                    longer = Math.min(frame.width(), frame.height());
                    param.setSourceRegion(
                            new Rectangle((frame.width() - longer) / 2, (frame.height() - longer) / 2, longer, longer));
                }
                int step = Math.max(1, longer / wanted);
                param.setSourceSubsampling(step, step, 0, 0);
                return reader.read(0, param);
            } finally {
                reader.dispose();
            }
        } catch (Refused e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw ImageShape.broken();
        }
    }

    /** Halved as often as it can be, and then drawn to size: what is drawn to less than half would flicker. */
    private static BufferedImage scaled(BufferedImage image, int longest) {
        double factor = Math.min(1.0, (double) longest / Math.max(image.getWidth(), image.getHeight()));
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        BufferedImage from = image;
        while (from.getWidth() > 2 * width && from.getHeight() > 2 * height) {
            from = drawn(from, from.getWidth() / 2, from.getHeight() / 2);
        }
        return drawn(from, width, height);
    }

    private static BufferedImage drawn(BufferedImage image, int width, int height) {
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
