package foyer.ui.files;

import javafx.scene.image.Image;
import javafx.scene.image.PixelFormat;

/// Turns and mirrors pictures as EXIF says. Pure functions.
final class PictureOrientation {
    private PictureOrientation() {}

    /// The picture as it was seen through the camera.
    ///
    /// @param orientation 1 to 8; where the first row and column of the stored pixels belong
    static Image upright(Image stored, int orientation) {
        if (orientation == 1) {
            return stored;
        }
        int width = (int) stored.getWidth();
        int height = (int) stored.getHeight();
        int targetWidth = orientation >= 5 ? height : width;
        int targetHeight = orientation >= 5 ? width : height;
        var target = new int[Math.multiplyExact(targetWidth, targetHeight)];
        var row = new int[width];
        for (int y = 0; y < height; y++) {
            stored.getPixelReader()
                    .getPixels(0, y, width, 1, PixelFormat.getIntArgbPreInstance(), row, 0, width);
            for (int x = 0; x < width; x++) {
                int right = width - 1 - x;
                int below = height - 1 - y;
                int at =
                        switch (orientation) {
                            case 2 -> y * targetWidth + right;
                            case 3 -> below * targetWidth + right;
                            case 4 -> below * targetWidth + x;
                            case 5 -> x * targetWidth + y;
                            case 6 -> x * targetWidth + below;
                            case 7 -> right * targetWidth + below;
                            case 8 -> right * targetWidth + y;
                            default -> y * targetWidth + x;
                        };
                target[at] = row[x];
            }
        }
        return PictureDecoder.image(targetWidth, targetHeight, target);
    }
}
