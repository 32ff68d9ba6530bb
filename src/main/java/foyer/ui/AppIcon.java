package foyer.ui;

import java.net.URL;
import java.nio.ByteBuffer;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;

/// Foyer's mark, for the corner of a window and the task bar. UI thread.
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128, 256);

    private AppIcon() {}

    /// Gives a window the mark in every size, so that the system takes the one that fits.
    public static void addTo(Stage window) {
        // at once: each change has the system's icon made anew
        window.getIcons().addAll(SIZES.stream().map(AppIcon::image).toList());
    }

    /// Gives a window the mark with a number on it.
    ///
    /// @param number the number; empty for none
    static void show(Stage window, String number) {
        window.getIcons()
                .setAll(
                        SIZES.stream()
                                .map(AppIcon::image)
                                .map(mark -> number.isEmpty() ? mark : Badge.on(mark, number))
                                .toList());
    }

    /// The mark as alpha, red, green and blue of each pixel, row by row.
    ///
    /// @param size one of those there are
    public static byte[] argb(int size) {
        var pixels = ByteBuffer.allocate(size * size * Integer.BYTES);
        PixelReader mark = image(size).getPixelReader();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                pixels.putInt(mark.getArgb(x, y));
            }
        }
        return pixels.array();
    }

    private static Image image(int size) {
        URL file = AppIcon.class.getResource("icons/foyer-" + size + ".png");
        if (file == null) {
            throw new IllegalStateException("the icon of size " + size + " is missing");
        }
        return new Image(file.toExternalForm());
    }
}
