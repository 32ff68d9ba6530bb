package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// Reads the size of an AVIF or HEIC image from its boxes (ISO/IEC 23008-12). Pure functions.
final class HeifHeader {
    private HeifHeader() {}

    /// The image as it stands upright, or null if it is another kind of file.
    static @Nullable Picture read(HeaderBytes in) {
        String type =
                switch (in.text(8, 4)) {
                    case "avif", "avis" -> "image/avif";
                    case "heic", "heix", "heim", "heis", "hevc", "mif1" -> "image/heic";
                    default -> "";
                };
        int meta = box(in, "meta", 0, in.length());
        if (type.isEmpty() || meta < 0) {
            return null;
        }
        int properties = box(in, "iprp", meta + 12, end(in, meta));
        int list = properties < 0 ? -1 : box(in, "ipco", properties + 8, end(in, properties));
        return list < 0 ? null : largest(in, type, list + 8, end(in, list));
    }

    /// The largest of the images in the file; the others are thumbnails, tiles and masks.
    private static @Nullable Picture largest(HeaderBytes in, String type, int from, int to) {
        int width = 0;
        int height = 0;
        boolean turned = false;
        for (int at = from; at + 8 <= to && at >= 0; at = end(in, at)) {
            String name = in.text(at + 4, 4);
            if (name.equals("ispe")) {
                int w = in.big(at + 12, 4);
                int h = in.big(at + 16, 4);
                if ((long) w * h > (long) width * height) {
                    width = w;
                    height = h;
                }
            } else if (name.equals("irot")) {
                turned = (in.at(at + 8) & 1) == 1;
            }
        }
        return width == 0
                ? null
                : new Picture(type, turned ? height : width, turned ? width : height);
    }

    /// The place of a box, or -1.
    private static int box(HeaderBytes in, String name, int from, int to) {
        for (int at = from; at >= 0 && at + 8 <= to; at = end(in, at)) {
            if (in.text(at + 4, 4).equals(name)) {
                return at;
            }
        }
        return -1;
    }

    /// Where a box ends. A box of 64-bit length or up to the end of the file ends the search.
    private static int end(HeaderBytes in, int at) {
        int length = in.big(at, 4);
        return (int) (length < 8 ? in.length() : Math.min((long) at + length, in.length()));
    }
}
