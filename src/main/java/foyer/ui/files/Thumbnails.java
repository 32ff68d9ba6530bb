package foyer.ui.files;

import foyer.protocol.Picture;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Caches the pictures shown last, decoded in the background at the size in which they are shown. A
/// picture that scrolls away before it is decoded costs nothing. UI thread.
final class Thumbnails {
    /// More than fit on a screen; each takes up to 1.5 MB.
    private static final int CAPACITY = 16;

    private final Map<Key, Thumbnail> cache =
            new LinkedHashMap<>(CAPACITY, 0.75f, true) {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Thumbnail> eldest) {
                    return size() > CAPACITY;
                }
            };

    private record Key(Path path, int width) {}

    /// The picture in at most this size. Release it by [Thumbnail#release].
    Thumbnail of(Path path, Picture picture, double width, double height) {
        var key = new Key(path, (int) Math.ceil(width));
        Thumbnail known = cache.get(key);
        if (known != null
                && (known.isWanted()
                        || !(known.stateProperty().get() instanceof Thumbnail.Waiting))) {
            known.addUsers(1);
            return known;
        }
        Thumbnail thumbnail = decode(path, picture, width, height);
        cache.put(key, thumbnail);
        return thumbnail;
    }

    /// Decodes a file in the background, to at most this size.
    static Thumbnail decode(Path path, Picture picture, double width, double height) {
        var thumbnail = new Thumbnail();
        thumbnail.addUsers(1);
        PictureDecoder.decode(
                path,
                picture,
                width,
                height,
                thumbnail::isWanted,
                decoded -> thumbnail.setState(new Thumbnail.Ready(decoded)),
                () -> thumbnail.setState(new Thumbnail.Damaged()));
        return thumbnail;
    }
}
