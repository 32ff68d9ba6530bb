package foyer.ui.files;

import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;

/// A picture ready to be drawn. Immutable.
///
/// @param backdrop what to draw behind it
record DecodedPicture(Image image, Backdrop backdrop) {
    /// What makes a picture's transparent parts readable in any theme.
    enum Backdrop {
        /// It has no transparent parts.
        NONE,
        LIGHT,
        /// Its visible parts are light.
        DARK
    }

    private static final int SAMPLES = 200;
    private static final double LIGHT_FROM = 0.75;

    static DecodedPicture opaque(Image image) {
        return new DecodedPicture(image, Backdrop.NONE);
    }

    /// Looks at some pixels to choose the backdrop.
    static DecodedPicture of(Image image) {
        PixelReader pixels = image.getPixelReader();
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        double visible = 0;
        double light = 0;
        boolean transparent = false;
        for (int y = 0; y < height; y += 1 + height / SAMPLES) {
            for (int x = 0; x < width; x += 1 + width / SAMPLES) {
                int argb = pixels.getArgb(x, y);
                double alpha = (argb >>> 24) / 255.0;
                transparent |= alpha < 0.95;
                visible += alpha;
                light += alpha * luminance(argb);
            }
        }
        if (!transparent) {
            return opaque(image);
        }
        boolean isLight = visible > 0 && light / visible > LIGHT_FROM;
        return new DecodedPicture(image, isLight ? Backdrop.DARK : Backdrop.LIGHT);
    }

    private static double luminance(int argb) {
        return (0.299 * (argb >> 16 & 0xFF) + 0.587 * (argb >> 8 & 0xFF) + 0.114 * (argb & 0xFF))
                / 255;
    }
}
