package foyer.protocol;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The format and size of an image, read from its first bytes without decoding it. Immutable.
///
/// Knows PNG, JPEG, GIF, BMP, WebP, AVIF and HEIC. Which of them a program can draw is its own
/// matter: the window draws the first four, a browser most.
///
/// @param type the media type
/// @param width of the upright image
/// @param height of the upright image
/// @param orientation how EXIF says the stored rows are turned: 1 for upright, to 8
public record Picture(String type, int width, int height, int orientation) {
    /// The number of bytes that [#of] needs at most.
    public static final int START_BYTES = 1 << 20;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// An image whose rows are stored upright.
    public Picture(String type, int width, int height) {
        this(type, width, height, 1);
    }

    /// Reads the start of a file, or returns null if it is not an image that can be shown.
    ///
    /// @param start the first [#START_BYTES] bytes, or all
    public static @Nullable Picture of(byte[] start) {
        Picture found = measure(start);
        return found != null && isShown(found.width, found.height) ? found : null;
    }

    /// Reads the start of a file, or returns null if it is not an image. The image may be too large
    /// to be shown.
    ///
    /// @param start the first [#START_BYTES] bytes, or all
    public static @Nullable Picture measure(byte[] start) {
        var in = new HeaderBytes(start);
        try {
            Picture found = read(in);
            return found != null && found.width > 0 && found.height > 0 ? found : null;
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
    }

    private static @Nullable Picture read(HeaderBytes in) {
        if (in.begins(PNG) && in.text(12, 4).equals("IHDR")) {
            return new Picture("image/png", in.big(16, 4), in.big(20, 4));
        }
        if (in.at(0) == 0xFF && in.at(1) == 0xD8 && in.at(2) == 0xFF) {
            return JpegHeader.read(in);
        }
        if (in.text(0, 6).matches("GIF8[79]a")) {
            return gif(in);
        }
        if (in.text(0, 2).equals("BM") && in.little(14, 4) >= 40) {
            return new Picture("image/bmp", in.little(18, 4), Math.abs(in.little(22, 4)));
        }
        if (in.text(0, 4).equals("RIFF") && in.text(8, 4).equals("WEBP")) {
            return webp(in);
        }
        return in.text(4, 4).equals("ftyp") ? HeifHeader.read(in) : null;
    }

    /// Whether an image of this size is shown.
    public static boolean isShown(int width, int height) {
        return width > 0 && height > 0 && (long) width * height <= Limits.PICTURE_PIXELS;
    }

    /// The usual name of the format, such as “WebP”.
    public static String formatName(String type) {
        return type.equals("image/webp")
                ? "WebP"
                : type.substring(type.indexOf('/') + 1).toUpperCase(Locale.ROOT);
    }

    /// Reads up to the first frame, which may be larger than the image's canvas.
    private static @Nullable Picture gif(HeaderBytes in) {
        int frame = GifFrames.first(in);
        return frame < 0
                ? null
                : new Picture(
                        "image/gif",
                        Math.max(in.little(6, 2), in.little(frame + 5, 2)),
                        Math.max(in.little(8, 2), in.little(frame + 7, 2)));
    }

    private static @Nullable Picture webp(HeaderBytes in) {
        return switch (in.text(12, 4)) {
            case "VP8 " ->
                    new Picture("image/webp", in.little(26, 2) & 0x3FFF, in.little(28, 2) & 0x3FFF);
            case "VP8L" -> {
                int bits = in.little(21, 4);
                yield new Picture("image/webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1);
            }
            case "VP8X" -> new Picture("image/webp", in.little(24, 3) + 1, in.little(27, 3) + 1);
            default -> null;
        };
    }
}
