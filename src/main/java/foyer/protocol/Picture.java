package foyer.protocol;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The format and size of an image, read from its first bytes without decoding it. Immutable.
///
/// Knows PNG, JPEG, GIF with one frame, and BMP. Animated, truncated and larger images (see
/// [Limits#PICTURE_PIXELS]) count as plain files.
///
/// @param type the media type
public record Picture(String type, int width, int height) {
    /// The number of bytes that [#of] needs at most.
    public static final int START_BYTES = 1 << 20;

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

    /// Reads the start of a file, or returns null if it is not an image that can be shown.
    ///
    /// @param start the first [#START_BYTES] bytes, or all
    public static @Nullable Picture of(byte[] start) {
        var in = new Bytes(start);
        Picture found;
        try {
            if (in.begins(PNG) && in.text(12, 4).equals("IHDR")) {
                found = new Picture("image/png", in.big(16, 4), in.big(20, 4));
            } else if (in.at(0) == 0xFF && in.at(1) == 0xD8 && in.at(2) == 0xFF) {
                found = jpeg(in);
            } else if (in.text(0, 6).matches("GIF8[79]a")) {
                found = gif(in);
            } else if (in.text(0, 2).equals("BM") && in.little(14, 4) >= 40) {
                found = new Picture("image/bmp", in.little(18, 4), Math.abs(in.little(22, 4)));
            } else {
                return null;
            }
        } catch (IndexOutOfBoundsException e) {
            return null;
        }
        return found != null && isShown(found.width, found.height) ? found : null;
    }

    /// Whether an image of this size is shown.
    public static boolean isShown(int width, int height) {
        return width > 0 && height > 0 && (long) width * height <= Limits.PICTURE_PIXELS;
    }

    private static @Nullable Picture jpeg(Bytes in) {
        int at = 2;
        while (true) {
            if (in.at(at) != 0xFF) {
                return null;
            }
            int marker = in.at(at + 1);
            if (marker == 0xFF) {
                at++;
                continue;
            }
            boolean frame =
                    marker >= 0xC0
                            && marker <= 0xCF
                            && marker != 0xC4
                            && marker != 0xC8
                            && marker != 0xCC;
            if (frame) {
                return new Picture("image/jpeg", in.big(at + 7, 2), in.big(at + 5, 2));
            }
            boolean bare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
            if (marker == 0xD9 || marker == 0xDA || (!bare && in.big(at + 2, 2) < 2)) {
                return null;
            }
            at += bare ? 2 : 2 + in.big(at + 2, 2);
        }
    }

    /// Accepts one frame only: JavaFX would keep all frames decoded.
    private static @Nullable Picture gif(Bytes in) {
        int at = 13 + colours(in.at(10));
        Picture first = null;
        while (true) {
            switch (in.at(at)) {
                case 0x3B -> {
                    return first;
                }
                case 0x21 -> at = in.blocks(at + 2);
                case 0x2C -> {
                    if (first != null) {
                        return null;
                    }
                    // a frame may be larger than the image's canvas
                    first =
                            new Picture(
                                    "image/gif",
                                    Math.max(in.little(6, 2), in.little(at + 5, 2)),
                                    Math.max(in.little(8, 2), in.little(at + 7, 2)));
                    at = in.blocks(at + 11 + colours(in.at(at + 9)));
                }
                default -> {
                    return null;
                }
            }
        }
    }

    /// The size of the colour table that these flags announce.
    private static int colours(int flags) {
        return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
    }

    /// Reads at an offset; throws [IndexOutOfBoundsException] beyond the end.
    private static final class Bytes {
        private final byte[] all;

        Bytes(byte[] all) {
            this.all = all;
        }

        int at(int place) {
            return all[place] & 0xFF;
        }

        int big(int place, int count) {
            int value = 0;
            for (int i = 0; i < count; i++) {
                value = value << 8 | at(place + i);
            }
            return value;
        }

        int little(int place, int count) {
            int value = 0;
            for (int i = count - 1; i >= 0; i--) {
                value = value << 8 | at(place + i);
            }
            return value;
        }

        String text(int place, int count) {
            return place + count > all.length
                    ? ""
                    : new String(all, place, count, StandardCharsets.ISO_8859_1);
        }

        boolean begins(byte[] with) {
            return all.length >= with.length
                    && Arrays.mismatch(all, 0, with.length, with, 0, with.length) < 0;
        }

        /// The end of the blocks that begin at an offset.
        int blocks(int place) {
            int next = place;
            while (at(next) != 0) {
                next += 1 + at(next);
            }
            return next + 1;
        }
    }
}
