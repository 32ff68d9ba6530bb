package foyer.ui.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import foyer.protocol.Picture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Objects;
import java.util.zip.DeflaterOutputStream;
import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.testfx.api.FxToolkit;

/// Pictures of all kinds, decoded upright, scaled down and in bounded memory.
class PictureDecoderTest {
    private static final int ARROW = 0xFFFFFF;

    @BeforeAll
    static void startToolkit() throws Exception {
        FxToolkit.registerPrimaryStage();
    }

    static byte[] bytes(String name) {
        try (var in = PictureDecoderTest.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(in).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DecodedPicture decode(Path folder, byte[] bytes, double width, double height)
            throws IOException {
        Path file = Files.write(folder.resolve("picture"), bytes);
        Picture picture = Objects.requireNonNull(Picture.of(bytes));
        return PictureDecoder.decode(file, picture, width, height);
    }

    private static int[] pixels(Image image) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        var pixels = new int[width * height];
        image.getPixelReader()
                .getPixels(
                        0, 0, width, height, PixelFormat.getIntArgbPreInstance(), pixels, 0, width);
        return pixels;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gray1",
                "gray4",
                "gray16",
                "gray-alpha",
                "palette",
                "palette-transparent",
                "rgb16",
                "rgb8-interlaced",
                "rgba8",
                "rgba16-interlaced",
                "one-pixel-interlaced"
            })
    void everyFormOfPngHasTheColoursOfJavaFx(String name) throws IOException {
        byte[] png = bytes("forms/" + name + ".png");
        Pixels ours = PngDecoder.decode(new ByteArrayInputStream(png), 100, 100);
        var theirs = new Image(new ByteArrayInputStream(png));
        assertEquals(theirs.getWidth(), ours.width);
        assertEquals(theirs.getHeight(), ours.height);
        int[] expected = pixels(theirs);
        for (int i = 0; i < expected.length; i++) {
            assertNear(expected[i], ours.argbPre[i], 2, name + " at " + i);
        }
    }

    private static void assertNear(int expected, int actual, int tolerance, String where) {
        for (int shift = 0; shift < 32; shift += 8) {
            int difference = (expected >> shift & 0xFF) - (actual >> shift & 0xFF);
            assertTrue(
                    Math.abs(difference) <= tolerance,
                    () -> "%s: %08x, not %08x".formatted(where, actual, expected));
        }
    }

    @Test
    void halfTransparentPngKeepsItsColours() throws IOException {
        byte[] png = bytes("half-transparent.png");
        Pixels pixels = PngDecoder.decode(new ByteArrayInputStream(png), 500, 500);
        Image image = PictureDecoder.image(pixels.width, pixels.height, pixels.argbPre);
        byte[] again = PngEncoder.encode(image);
        Pixels twice = PngDecoder.decode(new ByteArrayInputStream(again), 500, 500);
        assertEquals(Arrays.toString(pixels.argbPre), Arrays.toString(twice.argbPre));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void turnedPhotoStandsUpright(int orientation, @TempDir Path folder) throws IOException {
        byte[] jpeg = bytes("exif-6.jpg");
        int exif = new String(jpeg, StandardCharsets.ISO_8859_1).indexOf("Exif");
        int entry = exif + 6 + 8 + 2;
        assertEquals(6, jpeg[entry + 9], "not the place of the orientation");
        jpeg[entry + 9] = 1;
        int[] stored = pixels(decode(folder, jpeg, 400, 300).image());
        jpeg[entry + 9] = (byte) orientation;
        Image upright = decode(folder, jpeg, 400, 400).image();
        boolean swaps = orientation >= 5;
        assertEquals(swaps ? 300 : 400, upright.getWidth());
        assertEquals(swaps ? 400 : 300, upright.getHeight());
        for (int[] at :
                new int[][] {{0, 0}, {399, 0}, {0, 299}, {399, 299}, {200, 20}, {50, 150}}) {
            int x = at[0];
            int y = at[1];
            int column =
                    switch (orientation) {
                        case 1, 4 -> x;
                        case 2, 3 -> 399 - x;
                        case 5, 8 -> y;
                        default -> 299 - y;
                    };
            int row =
                    switch (orientation) {
                        case 1, 2 -> y;
                        case 3, 4 -> 299 - y;
                        case 5, 6 -> x;
                        default -> 399 - x;
                    };
            assertEquals(
                    stored[y * 400 + x],
                    upright.getPixelReader().getArgb(column, row),
                    () -> Arrays.toString(at));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"header-only.png", "broken-idat.png"})
    void damagedPictureIsRefused(String name, @TempDir Path folder) {
        assertThrows(IOException.class, () -> decode(folder, bytes(name), 360, 260));
    }

    @ParameterizedTest
    @ValueSource(strings = {"half-transparent.png", "exif-6.jpg", "moving.gif"})
    void pictureCutAnywhereIsDecodedOrRefused(String name, @TempDir Path folder)
            throws IOException {
        byte[] whole = bytes(name);
        for (int length = 60; length < whole.length; length += 1 + whole.length / 40) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (Picture.of(cut) != null) {
                try {
                    decode(folder, cut, 100, 100);
                } catch (IOException e) {
                    assertTrue(e.toString().length() > 0);
                }
            }
        }
    }

    @Test
    void movingGifShowsItsFirstFrame(@TempDir Path folder) throws IOException {
        Image image = decode(folder, bytes("moving.gif"), 200, 200).image();
        assertEquals(200, image.getWidth());
        assertEquals(150, image.getHeight());
    }

    @Test
    void longScreenshotIsDecodedAtFullWidth(@TempDir Path folder) throws IOException {
        byte[] png = bytes("long-screenshot.png");
        Picture picture = Objects.requireNonNull(Picture.of(png));
        Image image =
                decode(folder, png, PictureView.maxWidth(picture), PictureView.maxHeight(picture))
                        .image();
        assertEquals(1_080, image.getWidth());
        assertEquals(picture.height(), image.getHeight());
    }

    @Test
    void phonePhotoIsScaledDownWhileItIsDecoded(@TempDir Path folder) throws IOException {
        DecodedPicture decoded = decode(folder, bytes("24-megapixels.png"), 360, 260);
        assertEquals(347, decoded.image().getWidth());
        assertEquals(260, decoded.image().getHeight());
        assertEquals(DecodedPicture.Backdrop.NONE, decoded.backdrop());
    }

    /// A PNG whose pixels are all zero bytes.
    private static byte[] emptyPng(int width, int height, int depth, int type) throws IOException {
        var all = new ByteArrayOutputStream();
        var out = new DataOutputStream(all);
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
        out.writeInt(13);
        out.writeBytes("IHDR");
        out.writeInt(width);
        out.writeInt(height);
        out.write(new byte[] {(byte) depth, (byte) type, 0, 0, 0, 0, 0, 0, 0});
        var packed = new ByteArrayOutputStream();
        var row = new byte[1 + width * depth / 8 * (type == 6 ? 4 : 1)];
        try (var deflater = new DeflaterOutputStream(packed)) {
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        out.writeInt(packed.size());
        out.writeBytes("IDAT");
        packed.writeTo(out);
        out.writeInt(0);
        out.writeInt(0);
        out.writeBytes("IEND");
        out.writeInt(0);
        return all.toByteArray();
    }

    @Test
    void fiftyMegapixelsTakeLittleMemory() throws IOException {
        byte[] png = emptyPng(10_000, 5_000, 16, 6);
        var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        Pixels pixels = PngDecoder.decode(new ByteArrayInputStream(png), 360, 260);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(360, pixels.width);
        assertEquals(180, pixels.height);
        assertTrue(allocated < 5_000_000, () -> allocated + " bytes");
    }

    @Test
    void endlessRowIsRefused() throws IOException {
        byte[] png = emptyPng(40_000_000, 1, 8, 0);
        assertThrows(
                IOException.class,
                () -> PngDecoder.decode(new ByteArrayInputStream(png), 360, 260));
    }

    @Test
    void transparentDrawingGetsTheBackdropOnWhichItIsSeen(@TempDir Path folder) throws IOException {
        byte[] black = bytes("black-on-transparent.png");
        assertEquals(DecodedPicture.Backdrop.LIGHT, decode(folder, black, 300, 80).backdrop());
        Pixels pixels = PngDecoder.decode(new ByteArrayInputStream(black), 300, 80);
        for (int i = 0; i < pixels.argbPre.length; i++) {
            pixels.argbPre[i] |= (pixels.argbPre[i] >>> 24) * 0x010101 & ARROW;
        }
        Image white = PictureDecoder.image(300, 80, pixels.argbPre);
        assertEquals(DecodedPicture.Backdrop.DARK, DecodedPicture.of(white).backdrop());
    }
}
