package foyer.ui.files;

import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// A pasted picture; encodes it as PNG once. Thread-safe.
final class PastedPicture implements Supplier<byte[]> {
    final Image image;
    private byte @Nullable [] png;

    PastedPicture(Image image) {
        this.image = image;
    }

    @Override
    public synchronized byte[] get() {
        if (png == null) {
            png = PngEncoder.encode(image);
        }
        return png;
    }
}
