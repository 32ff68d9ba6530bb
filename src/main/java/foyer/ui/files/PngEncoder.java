package foyer.ui.files;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Encodes a picture as PNG (RFC 2083, colour type 6), which JavaFX cannot. Slow for large
/// pictures. Any thread, if the picture does not change.
final class PngEncoder {
    private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private PngEncoder() {}

    static byte[] encode(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        try {
            var head = new ByteArrayOutputStream();
            var header = new DataOutputStream(head);
            header.writeInt(width);
            header.writeInt(height);
            header.write(new byte[] {8, 6, 0, 0, 0});
            var all = new ByteArrayOutputStream();
            var out = new DataOutputStream(all);
            out.write(SIGNATURE);
            chunk(out, "IHDR", head.toByteArray());
            chunk(out, "IDAT", pixels(image, width, height));
            chunk(out, "IEND", new byte[0]);
            return all.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] pixels(Image image, int width, int height) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var row = new int[width];
            var line = new byte[1 + width * 4];
            for (int y = 0; y < height; y++) {
                image.getPixelReader()
                        .getPixels(0, y, width, 1, PixelFormat.getIntArgbInstance(), row, 0, width);
                for (int x = 0; x < width; x++) {
                    line[1 + x * 4] = (byte) (row[x] >> 16);
                    line[2 + x * 4] = (byte) (row[x] >> 8);
                    line[3 + x * 4] = (byte) row[x];
                    line[4 + x * 4] = (byte) (row[x] >> 24);
                }
                deflater.write(line);
            }
        }
        return packed.toByteArray();
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
