package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;

/// Caches the pictures shown last, decoded in the background at the size in which they are shown.
/// [foyer.protocol.Picture] has checked their dimensions before. UI thread.
final class Thumbnails {
    /// More than fit on a screen; each takes up to 1.5 MB.
    private static final int CAPACITY = 16;

    private final Map<Key, Image> cache =
            new LinkedHashMap<>(CAPACITY, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Image> eldest) {
                    return size() > CAPACITY;
                }
            };

    private record Key(Path path, int width) {}

    Image of(FetchedFile fetchedFile, double width, double height) {
        return cache.computeIfAbsent(
                new Key(fetchedFile.path(), (int) Math.ceil(width)),
                _ -> decode(fetchedFile.path(), width, height));
    }

    /// Decodes a file in the background, to at most this size.
    static Image decode(Path path, double width, double height) {
        return new Image(path.toUri().toString(), width, height, true, true, true);
    }
}
