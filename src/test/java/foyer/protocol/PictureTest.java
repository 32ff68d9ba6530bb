package foyer.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.testing.Png;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Images recognized by their first bytes (docs/faults.md, case 28).
class PictureTest {
    /// A GIF with frames of this size on a canvas of one pixel.
    private static byte[] gif(int frames, int width, int height) {
        ByteBuffer gif = ByteBuffer.allocate(100 + frames * 20).order(ByteOrder.LITTLE_ENDIAN);
        gif.put("GIF89a".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        gif.putShort((short) 1).putShort((short) 1).put((byte) 0x80).putShort((short) 0);
        gif.put(new byte[6]);
        for (int i = 0; i < frames; i++) {
            gif.put((byte) 0x2C).putInt(0).putShort((short) width).putShort((short) height);
            gif.put((byte) 0).put((byte) 2).put((byte) 2).put((byte) 0x44).put((byte) 1);
            gif.put((byte) 0);
        }
        gif.put((byte) 0x3B);
        return Arrays.copyOf(gif.array(), gif.position());
    }

    private static byte[] hex(String hex) {
        return HexFormat.of().parseHex(hex.replace(" ", ""));
    }

    @Test
    void imageIsRecognizedByItsFirstBytes() {
        assertEquals(new Picture("image/png", 30, 20), Picture.of(Png.of(30, 20)));
        assertEquals(new Picture("image/gif", 4, 3), Picture.of(gif(1, 4, 3)));
        assertEquals(
                new Picture("image/jpeg", 800, 600),
                Picture.of(
                        hex(
                                "ffd8 ffe0 0004 0000 ff ffdb 0003 00 ffc2 000b 08 0258 0320 01 00"
                                        + " 11 00")));
        byte[] bmp = new byte[54];
        ByteBuffer.wrap(bmp)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 'B')
                .put((byte) 'M')
                .putInt(14, 40)
                .putInt(18, 7)
                .putInt(22, -5);
        assertEquals(new Picture("image/bmp", 7, 5), Picture.of(bmp));
    }

    @Test
    void oversizedImageIsRejected() {
        byte[] bomb = Png.of(1, 1);
        ByteBuffer.wrap(bomb).putInt(16, 50_000).putInt(20, 50_000);
        assertNull(Picture.of(bomb));
        ByteBuffer.wrap(bomb).putInt(16, -5).putInt(20, -5);
        assertNull(Picture.of(bomb));
        ByteBuffer.wrap(bomb).putInt(16, 65_536).putInt(20, 65_536);
        assertNull(Picture.of(bomb), "whose size overflows");
        ByteBuffer.wrap(bomb).putInt(16, 10_000).putInt(20, 5_000);
        assertEquals(new Picture("image/png", 10_000, 5_000), Picture.of(bomb), "the largest");
        ByteBuffer.wrap(bomb).putInt(16, 10_000).putInt(20, 5_001);
        assertNull(Picture.of(bomb));
        assertEquals(new Picture("image/png", 10_000, 5_001), Picture.measure(bomb));
    }

    /// A JPEG of 800 by 600 with EXIF that says how it is turned.
    private static byte[] turned(String order, int orientation) {
        boolean big = order.equals("MM");
        ByteBuffer exif =
                ByteBuffer.allocate(38).order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
        exif.put(order.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        exif.putShort((short) 42).putInt(8).putShort((short) 2);
        exif.putShort((short) 0x010F).putShort((short) 2).putInt(1).putInt(0);
        exif.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation);
        return hex(
                "ffd8 ffe0 0004 0000 ffe1 002e 457869660000"
                        + HexFormat.of().formatHex(exif.array())
                        + "ffc0 000b 08 0258 0320 01 00 11 00");
    }

    @Test
    void turnedJpegHasItsUprightSize() {
        for (String order : new String[] {"MM", "II"}) {
            for (int orientation = 1; orientation <= 8; orientation++) {
                boolean swaps = orientation >= 5;
                assertEquals(
                        new Picture(
                                "image/jpeg", swaps ? 600 : 800, swaps ? 800 : 600, orientation),
                        Picture.of(turned(order, orientation)));
            }
            for (int none : new int[] {0, 9, 0xFFFF}) {
                assertEquals(new Picture("image/jpeg", 800, 600), Picture.of(turned(order, none)));
            }
        }
    }

    @Test
    void otherFormatsAreMeasured() {
        assertEquals(
                new Picture("image/webp", 400, 300),
                Picture.of(
                        hex(
                                "52494646 00000000 57454250 56503820 00000000 000000 9d012a"
                                        + " 9001 2c01")));
        assertEquals(
                new Picture("image/webp", 400, 300),
                Picture.of(hex("52494646 00000000 57454250 5650384c 00000000 2f 8fc14a00")));
        assertEquals(
                new Picture("image/webp", 400, 300),
                Picture.of(
                        hex(
                                "52494646 00000000 57454250 56503858 00000000 10000000 8f0100"
                                        + " 2b0100")));
        String boxes =
                "00000030 6d657461 00000000 00000024 69707270 0000001c 6970636f"
                        + " 00000014 69737065 00000000 00000190 0000012c";
        assertEquals(
                new Picture("image/avif", 400, 300),
                Picture.of(hex("00000010 66747970 61766966 00000000" + boxes)));
        assertEquals(
                new Picture("image/heic", 400, 300),
                Picture.of(hex("00000010 66747970 68656963 00000000" + boxes)));
        assertNull(Picture.of(hex("00000010 66747970 69736f6d 00000000" + boxes)), "a film");
        assertEquals("WebP", Picture.formatName("image/webp"));
        assertEquals("AVIF", Picture.formatName("image/avif"));
    }

    @Test
    void animatedImageIsMeasuredByItsFirstFrame() {
        assertEquals(new Picture("image/gif", 4, 3), Picture.of(gif(2, 4, 3)));
        assertEquals(new Picture("image/gif", 4, 3), Picture.of(gif(10_000, 4, 3)));
        assertEquals(gif(1, 4, 3).length, GifFrames.onlyFirst(gif(10_000, 4, 3)).length);
        assertNull(Picture.of(gif(0, 4, 3)));
        assertNull(Picture.of(gif(1, 50_000, 50_000)), "the frame counts, not the screen");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "<svg xmlns='http://www.w3.org/2000/svg'/>", "GIF89a", "BM", "%PDF"})
    void otherFilesAreRejected(String text) {
        assertNull(Picture.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    @Test
    void mutatedImagesAreReadOrRejected() {
        var random = new Random(28);
        for (byte[] whole :
                new byte[][] {
                    Png.of(9, 9), gif(1, 4, 3), hex("ffd8ffc0000b0800020002"), turned("MM", 6)
                }) {
            Picture intact = Objects.requireNonNull(Picture.of(whole));
            for (int i = 0; i < 2_000; i++) {
                byte[] bent = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
                for (int flips = random.nextInt(4); flips > 0 && bent.length > 8; flips--) {
                    bent[random.nextInt(bent.length)] = (byte) random.nextInt();
                }
                Picture read = Picture.of(bent);
                if (Arrays.equals(bent, whole)) {
                    assertEquals(intact, read);
                } else if (read != null) {
                    assertTrue(Picture.isShown(read.width(), read.height()), read::toString);
                    assertEquals(intact.type(), read.type());
                }
            }
        }
    }
}
