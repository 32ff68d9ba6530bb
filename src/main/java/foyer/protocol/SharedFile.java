package foyer.protocol;

import org.jspecify.annotations.Nullable;

/// A file in a message. Immutable.
///
/// @param id its SHA-256 in lowercase hexadecimal digits
/// @param name safe on all systems, see [FileNames]
/// @param bytes its size
/// @param type the media type if the server found an image (see [Picture]), else null
/// @param width in pixels, of the upright image; null without a type
/// @param height in pixels, of the upright image; null without a type
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
        if (type == null || width == null || height == null || width <= 0 || height <= 0) {
            type = null;
            width = null;
            height = null;
        }
    }

    /// A file that is not an image.
    public SharedFile(String id, String name, long bytes) {
        this(id, name, bytes, null, null, null);
    }

    /// This file with the format that the server found.
    public SharedFile as(@Nullable Picture picture) {
        return picture == null
                ? new SharedFile(id, name, bytes)
                : new SharedFile(
                        id, name, bytes, picture.type(), picture.width(), picture.height());
    }

    /// Whether it is an image, and not too large to be shown.
    public boolean isPicture() {
        return type != null && !isTooLarge();
    }

    /// Whether it is an image of more than [Limits#PICTURE_PIXELS] pixels.
    public boolean isTooLarge() {
        return width != null && height != null && !Picture.isShown(width, height);
    }
}
