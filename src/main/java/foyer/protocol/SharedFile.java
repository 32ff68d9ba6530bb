package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// A file that is said with a message. A value; any thread.
///
/// @param id its SHA-256, in small hexadecimal digits
/// @param name what it is called, safe to be put on a disk; see [FileNames]
/// @param bytes how long it is
/// @param type `image/png`, `image/jpeg`, `image/gif` or `image/bmp` where the server found it to
///   be a picture that can be shown; else nothing
/// @param width of the picture, in pixels
/// @param height of the picture, in pixels
public record SharedFile(
        String id,
        String name,
        long bytes,
        @Nullable String type,
        @Nullable Integer width,
        @Nullable Integer height) {
    public SharedFile {
        FieldChecks.file(id);
        name = Names.file(name);
        FieldChecks.positive("bytes", bytes);
        if (type == null || width == null || height == null || !Picture.isShown(width, height)) {
            type = null;
            width = null;
            height = null;
        }
    }

    /// One of which nothing is known but this.
    public SharedFile(String id, String name, long bytes) {
        this(id, name, bytes, null, null, null);
    }

    /// The same file as the server found it to be.
    public SharedFile as(@Nullable Picture picture) {
        return picture == null
                ? new SharedFile(id, name, bytes)
                : new SharedFile(
                        id, name, bytes, picture.type(), picture.width(), picture.height());
    }

    /// Whether it is a picture that can be shown.
    public boolean isPicture() {
        return type != null;
    }
}
