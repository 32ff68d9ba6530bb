package foyer.ui.files;

import java.io.IOException;

/// Turns the samples of a PNG's row into colours. One thread.
final class PngColours {
    private static final int GREY = 0;
    private static final int RGB = 2;
    private static final int INDEXED = 3;
    private static final int GREY_ALPHA = 4;
    private static final int RGBA = 6;

    private int depth;
    private int type;
    private int channels;
    private int[] palette = {};
    private byte[] transparency = {};
    private byte[] row = {};
    private int start;

    void setForm(int newDepth, int newType) {
        depth = newDepth;
        type = newType;
        channels =
                switch (type) {
                    case GREY, INDEXED -> 1;
                    case GREY_ALPHA -> 2;
                    case RGB -> 3;
                    case RGBA -> 4;
                    default -> 0;
                };
    }

    void setPalette(byte[] rgb) {
        palette = new int[256];
        for (int i = 0; i < 256; i++) {
            palette[i] = 0xFF000000;
            if (i * 3 + 2 < rgb.length) {
                palette[i] |=
                        (rgb[i * 3] & 0xFF) << 16
                                | (rgb[i * 3 + 1] & 0xFF) << 8
                                | (rgb[i * 3 + 2] & 0xFF);
            }
        }
    }

    void setTransparency(byte[] chunk) {
        transparency = chunk;
        for (int i = 0; type == INDEXED && i < Math.min(chunk.length, palette.length); i++) {
            palette[i] = (palette[i] & 0xFFFFFF) | chunk[i] << 24;
        }
    }

    /// @throws IOException if the standard has no such form
    void check() throws IOException {
        boolean known =
                switch (depth) {
                    case 1, 2, 4 -> channels == 1;
                    case 8 -> channels > 0;
                    case 16 -> channels > 0 && type != INDEXED;
                    default -> false;
                };
        if (!known || (type == INDEXED && palette.length == 0)) {
            throw new IOException("an unknown form of colours");
        }
    }

    int bitsPerPixel() {
        return depth * channels;
    }

    /// @param offset where the row's first pixel begins
    void begin(byte[] bytes, int offset) {
        row = bytes;
        start = offset;
    }

    /// The colour of the row's nth pixel.
    int argb(int n) {
        if (depth < 8) {
            int bit = n * depth;
            int value = row[start + bit / 8] >> (8 - depth - bit % 8) & ((1 << depth) - 1);
            return type == INDEXED ? palette[value] : grey(value * 255 / ((1 << depth) - 1), value);
        }
        int bytes = depth / 8;
        int at = start + n * channels * bytes;
        int first = row[at] & 0xFF;
        return switch (type) {
            case GREY -> grey(first, sample(at));
            case INDEXED -> palette[first];
            case GREY_ALPHA -> (row[at + bytes] & 0xFF) << 24 | first * 0x010101;
            case RGB -> rgb(at, bytes) | (isTransparent(at, bytes) ? 0 : 0xFF000000);
            default -> rgb(at, bytes) | (row[at + 3 * bytes] & 0xFF) << 24;
        };
    }

    private int grey(int level, int value) {
        boolean hidden =
                transparency.length >= 2
                        && ((transparency[0] & 0xFF) << 8 | (transparency[1] & 0xFF)) == value;
        return level * 0x010101 | (hidden ? 0 : 0xFF000000);
    }

    private int sample(int at) {
        return depth == 16 ? (row[at] & 0xFF) << 8 | (row[at + 1] & 0xFF) : row[at] & 0xFF;
    }

    private int rgb(int at, int bytes) {
        return (row[at] & 0xFF) << 16
                | (row[at + bytes] & 0xFF) << 8
                | (row[at + 2 * bytes] & 0xFF);
    }

    private boolean isTransparent(int at, int bytes) {
        if (transparency.length < 6) {
            return false;
        }
        for (int i = 0; i < 3; i++) {
            int hidden = (transparency[i * 2] & 0xFF) << 8 | (transparency[i * 2 + 1] & 0xFF);
            if (hidden != sample(at + i * bytes)) {
                return false;
            }
        }
        return true;
    }
}
