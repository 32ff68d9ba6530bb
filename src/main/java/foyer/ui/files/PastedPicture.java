package foyer.ui.files;

import java.util.function.Supplier;
import javafx.scene.image.Image;
import org.jspecify.annotations.Nullable;

/// A picture that was pasted, and the PNG file that is made of it once. Any thread.
final class PastedPicture implements Supplier<byte[]> {
    final Image image;
    private byte @Nullable [] made;

    PastedPicture(Image image) {
        this.image = image;
    }

    @Override
    public synchronized byte[] get() {
        byte[] ready = made;
        if (ready == null) {
            ready = PngEncoder.of(image);
            made = ready;
        }
        return ready;
    }
}
