package foyer.ui.files;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.InflaterInputStream;

/// Decodes PNG (ISO/IEC 15948) row by row and scales it down at once, so that a large picture needs
/// the memory of the small one. JavaFX decodes all pixels first: 50 megapixels would need up to 400
/// MB. Any thread.
final class PngDecoder {
    private static final int MAX_ROW_BYTES = 32 << 20;
    private static final int[][] ONE_PASS = {{0, 0, 1, 1}};
    private static final int[][] ADAM7 = {
        {0, 0, 8, 8},
        {4, 0, 8, 8},
        {0, 4, 4, 8},
        {2, 0, 4, 4},
        {0, 2, 2, 4},
        {1, 0, 2, 2},
        {0, 1, 1, 2}
    };

    private final DataInputStream in;
    private final PngColours colours = new PngColours();
    private int width;
    private int height;
    private boolean interlaced;

    private PngDecoder(InputStream in) {
        this.in = new DataInputStream(new BufferedInputStream(in));
    }

    /// Decodes a picture to at most the given size.
    ///
    /// @throws IOException if it is cut short or damaged
    static Pixels decode(InputStream in, double maxWidth, double maxHeight) throws IOException {
        return new PngDecoder(in).decode(maxWidth, maxHeight);
    }

    private Pixels decode(double maxWidth, double maxHeight) throws IOException {
        in.skipNBytes(8);
        while (true) {
            int length = in.readInt();
            String name = new String(in.readNBytes(4), StandardCharsets.US_ASCII);
            if (length < 0) {
                throw new IOException("a chunk has no length");
            }
            switch (name) {
                case "IHDR" -> readHeader();
                case "PLTE" -> colours.setPalette(readChunk(length));
                case "tRNS" -> colours.setTransparency(readChunk(length));
                case "IDAT" -> {
                    return readPixels(length, maxWidth, maxHeight);
                }
                case "IEND" -> throw new IOException("no pixels");
                default -> in.skipNBytes(length);
            }
            in.skipNBytes(4);
        }
    }

    private byte[] readChunk(int length) throws IOException {
        if (length > 1024) {
            throw new IOException("a palette is too long");
        }
        return in.readNBytes(length);
    }

    private void readHeader() throws IOException {
        width = in.readInt();
        height = in.readInt();
        colours.setForm(in.readUnsignedByte(), in.readUnsignedByte());
        in.skipNBytes(2);
        interlaced = in.readUnsignedByte() == 1;
        if (width <= 0 || height <= 0) {
            throw new IOException("no size");
        }
    }

    private Pixels readPixels(int length, double maxWidth, double maxHeight) throws IOException {
        if (width == 0) {
            throw new IOException("no header");
        }
        colours.check();
        double scale = Math.min(1, Math.min(maxWidth / width, maxHeight / height));
        var pixels =
                new Pixels(
                        width,
                        height,
                        (int) Math.max(1, Math.round(width * scale)),
                        (int) Math.max(1, Math.round(height * scale)),
                        !interlaced);
        try (var rows = new DataInputStream(new InflaterInputStream(new Data(length)))) {
            for (int[] pass : interlaced ? ADAM7 : ONE_PASS) {
                readPass(rows, pass, pixels);
            }
        }
        pixels.finish();
        return pixels;
    }

    private void readPass(DataInputStream rows, int[] pass, Pixels pixels) throws IOException {
        int columns = (width - pass[0] + pass[2] - 1) / pass[2];
        if (width <= pass[0]) {
            return;
        }
        long bytes = ((long) columns * colours.bitsPerPixel() + 7) / 8;
        if (bytes > MAX_ROW_BYTES) {
            throw new IOException("a row is too long");
        }
        int step = Math.max(1, colours.bitsPerPixel() / 8);
        var above = new byte[step + (int) bytes];
        var row = new byte[step + (int) bytes];
        for (int y = pass[1]; y < height; y += pass[3]) {
            int filter = rows.readUnsignedByte();
            rows.readFully(row, step, (int) bytes);
            unfilter(filter, row, above, step);
            colours.begin(row, step);
            for (int i = 0, x = pass[0]; i < columns; i++, x += pass[2]) {
                pixels.add(x, y, colours.argb(i));
            }
            byte[] used = above;
            above = row;
            row = used;
        }
    }

    /// @param step how far the pixel to the left is; as many zeros stand before each row
    private static void unfilter(int filter, byte[] row, byte[] above, int step)
            throws IOException {
        for (int i = step; i < row.length; i++) {
            int left = row[i - step] & 0xFF;
            int up = above[i] & 0xFF;
            int predicted =
                    switch (filter) {
                        case 0 -> 0;
                        case 1 -> left;
                        case 2 -> up;
                        case 3 -> (left + up) / 2;
                        case 4 -> paeth(left, up, above[i - step] & 0xFF);
                        default -> throw new IOException("unknown filter");
                    };
            row[i] += (byte) predicted;
        }
    }

    private static int paeth(int left, int up, int upLeft) {
        int estimate = left + up - upLeft;
        int toLeft = Math.abs(estimate - left);
        int toUp = Math.abs(estimate - up);
        int toUpLeft = Math.abs(estimate - upLeft);
        if (toLeft <= toUp && toLeft <= toUpLeft) {
            return left;
        }
        return toUp <= toUpLeft ? up : upLeft;
    }

    /// The content of consecutive IDAT chunks.
    private final class Data extends InputStream {
        private int rest;

        Data(int first) {
            rest = first;
        }

        @Override
        public int read() throws IOException {
            var one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            while (rest == 0) {
                in.skipNBytes(4);
                int next = in.readInt();
                if (in.readInt() != 0x49444154 || next < 0) {
                    return -1;
                }
                rest = next;
            }
            int count = in.read(into, offset, Math.min(length, rest));
            if (count < 0) {
                throw new EOFException("the pixels are cut short");
            }
            rest -= count;
            return count;
        }
    }
}
