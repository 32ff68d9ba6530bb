package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Reads a JPEG's size and EXIF orientation. Pure functions.
final class JpegHeader {
    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;

    private JpegHeader() {}

    /// The image as it stands upright, or null if no frame begins in these bytes.
    static @Nullable Picture read(HeaderBytes in) {
        int at = 2;
        int orientation = 1;
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
                return upright(in.big(at + 7, 2), in.big(at + 5, 2), orientation);
            }
            boolean bare = marker == 0x01 || (marker >= 0xD0 && marker <= 0xD8);
            if (marker == 0xD9 || marker == 0xDA || (!bare && in.big(at + 2, 2) < 2)) {
                return null;
            }
            if (marker == 0xE1 && orientation == 1 && in.text(at + 4, 6).equals("Exif\0\0")) {
                orientation = orientation(in, at + 10, at + 2 + in.big(at + 2, 2));
            }
            at += bare ? 2 : 2 + in.big(at + 2, 2);
        }
    }

    private static Picture upright(int width, int height, int orientation) {
        return orientation >= 5
                ? new Picture("image/jpeg", height, width, orientation)
                : new Picture("image/jpeg", width, height, orientation);
    }

    /// The orientation in a TIFF header; 1 if it is missing or out of range.
    private static int orientation(HeaderBytes in, int tiff, int end) {
        String order = in.text(tiff, 2);
        boolean big = order.equals("MM");
        if (!big && !order.equals("II")) {
            return 1;
        }
        long directory = tiff + (number(in, tiff + 4, 4, big) & 0xFFFFFFFFL);
        if (directory + 2 > end) {
            return 1;
        }
        int count = number(in, (int) directory, 2, big);
        for (int i = 0; i < count; i++) {
            int entry = (int) directory + 2 + i * 12;
            if (entry + 12 > end) {
                return 1;
            }
            if (number(in, entry, 2, big) == ORIENTATION
                    && number(in, entry + 2, 2, big) == SHORT) {
                int value = number(in, entry + 8, 2, big);
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }

    private static int number(HeaderBytes in, int place, int count, boolean big) {
        return big ? in.big(place, count) : in.little(place, count);
    }
}
