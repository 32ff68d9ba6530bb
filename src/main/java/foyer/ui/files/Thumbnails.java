package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.image.Image;

/// The pictures seen lately, decoded by the toolkit's own threads at the size they are shown in.
/// What is decoded was looked at before: how large it is, and that it does not move. UI thread.
final class Thumbnails {
    /// More than are on a screen; each takes up to a megabyte and a half.
    private static final int KEPT = 16;

    private final Map<Kept, Image> kept =
            new LinkedHashMap<>(KEPT, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Kept, Image> eldest) {
                    return size() > KEPT;
                }
            };

    private record Kept(Path path, int width) {}

    Image of(FetchedFile fetchedFile, double width, double height) {
        return kept.computeIfAbsent(
                new Kept(fetchedFile.path(), (int) Math.ceil(width)),
                _ -> decoded(fetchedFile.path(), width, height));
    }

    /// Decodes a file in the background, no larger than this.
    static Image decoded(Path path, double width, double height) {
        return new Image(path.toUri().toString(), width, height, true, true, true);
    }
}
