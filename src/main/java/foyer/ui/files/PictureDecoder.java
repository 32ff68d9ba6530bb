package foyer.ui.files;

import foyer.protocol.GifFrames;
import foyer.protocol.Picture;
import foyer.ui.UiExecutor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import javafx.scene.image.Image;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decodes pictures upright and scaled down, one at a time on a thread of its own, so that the
/// memory for it is bounded. [Picture] has checked their dimensions before. Thread-safe.
final class PictureDecoder {
    private static final Logger LOG = LoggerFactory.getLogger(PictureDecoder.class);
    private static final Set<String> TYPES =
            Set.of("image/png", "image/jpeg", "image/gif", "image/bmp");

    /// Of a larger GIF the first frame is not looked for.
    private static final int MAX_GIF_BYTES = 32_000_000;

    private static final Executor THREAD =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().name("foyer-pictures").daemon().factory());
    private static final Executor UI = new UiExecutor();

    private PictureDecoder() {}

    /// Whether pictures of this media type can be decoded.
    static boolean canDecode(String type) {
        return TYPES.contains(type);
    }

    /// Decodes a file in the background, to at most this size.
    ///
    /// @param wanted asked on the decoder's thread before it begins; if false, nothing is called
    /// @param done called on the UI thread
    /// @param failed called on the UI thread instead, if the file is damaged
    static void decode(
            Path path,
            Picture picture,
            double maxWidth,
            double maxHeight,
            BooleanSupplier wanted,
            Consumer<DecodedPicture> done,
            Runnable failed) {
        THREAD.execute(
                () -> {
                    if (!wanted.getAsBoolean()) {
                        return;
                    }
                    try {
                        DecodedPicture decoded = decode(path, picture, maxWidth, maxHeight);
                        UI.execute(() -> done.accept(decoded));
                    } catch (IOException | RuntimeException | OutOfMemoryError e) {
                        LOG.info("a picture cannot be decoded: {}", e.toString());
                        UI.execute(failed);
                    }
                });
    }

    /// Decodes a file to at most this size. Blocks.
    static DecodedPicture decode(Path path, Picture picture, double maxWidth, double maxHeight)
            throws IOException {
        double scale =
                Math.min(1, Math.min(maxWidth / picture.width(), maxHeight / picture.height()));
        double width = Math.max(1, Math.round(picture.width() * scale));
        double height = Math.max(1, Math.round(picture.height() * scale));
        try (var in = Files.newInputStream(path)) {
            return switch (picture.type()) {
                case "image/png" -> png(in, width, height);
                case "image/gif" ->
                        DecodedPicture.of(
                                load(
                                        new ByteArrayInputStream(
                                                GifFrames.onlyFirst(in.readNBytes(MAX_GIF_BYTES))),
                                        width,
                                        height));
                case "image/jpeg" -> {
                    boolean turned = picture.orientation() >= 5;
                    Image stored = load(in, turned ? height : width, turned ? width : height);
                    yield DecodedPicture.opaque(
                            PictureOrientation.upright(stored, picture.orientation()));
                }
                case "image/bmp" -> DecodedPicture.opaque(load(in, width, height));
                default -> throw new IOException("no decoder for " + picture.type());
            };
        }
    }

    private static DecodedPicture png(InputStream in, double width, double height)
            throws IOException {
        Pixels pixels = PngDecoder.decode(in, width, height);
        return DecodedPicture.of(image(pixels.width, pixels.height, pixels.argbPre));
    }

    /// An image that uses these pixels without a copy.
    static Image image(int width, int height, int[] argbPre) {
        return new WritableImage(
                new PixelBuffer<>(
                        width,
                        height,
                        IntBuffer.wrap(argbPre),
                        PixelFormat.getIntArgbPreInstance()));
    }

    private static Image load(InputStream in, double width, double height) throws IOException {
        var image = new Image(in, width, height, false, true);
        if (image.isError()) {
            throw new IOException(image.getException());
        }
        return image;
    }
}
