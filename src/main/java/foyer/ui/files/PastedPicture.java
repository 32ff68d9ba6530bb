package foyer.ui.files;

import foyer.language.Texts;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.scene.image.Image;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DataFormat;
import org.jspecify.annotations.Nullable;

/// A pasted picture as PNG, encoded at most once. Thread-safe.
final class PastedPicture implements Supplier<byte[]> {
    private static final String PNG = "image/png";
    private static final double PREVIEW_SIZE = 400;
    private static final DateTimeFormatter NAME_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH.mm.ss", Locale.ROOT);

    /// At least the preview.
    final Image image;

    private byte @Nullable [] png;

    PastedPicture(Image image) {
        this.image = image;
    }

    private PastedPicture(byte[] png, Image preview) {
        this.image = preview;
        this.png = png;
    }

    /// The picture in the clipboard; null if there is none. Takes the PNG that most programs offer:
    /// on Linux JavaFX's own image has other colours where it is half transparent.
    static @Nullable PastedPicture of(Clipboard clipboard) {
        DataFormat known = DataFormat.lookupMimeType(PNG);
        Object content = clipboard.getContent(known == null ? new DataFormat(PNG) : known);
        if (content instanceof ByteBuffer buffer) {
            var bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            var preview =
                    new Image(
                            new ByteArrayInputStream(bytes),
                            PREVIEW_SIZE,
                            PREVIEW_SIZE,
                            true,
                            true);
            if (!preview.isError()) {
                return new PastedPicture(bytes, preview);
            }
        }
        Image image = clipboard.getImage();
        return image == null ? null : new PastedPicture(image);
    }

    /// A name by which the picture is found again.
    static String name(Clock clock) {
        return Texts.of("files.pasted_name", NAME_TIME.format(LocalDateTime.now(clock)));
    }

    @Override
    public synchronized byte[] get() {
        if (png == null) {
            png = PngEncoder.encode(image);
        }
        return png;
    }
}
