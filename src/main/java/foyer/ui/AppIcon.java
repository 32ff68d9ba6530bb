package foyer.ui;

import java.net.URL;
import java.nio.ByteBuffer;
import java.util.List;
import javafx.scene.image.Image;
import javafx.scene.image.PixelReader;
import javafx.stage.Stage;

/// Foyer's icon, for the corner of a window and the task bar. UI thread.
public final class AppIcon {
    private static final List<Integer> SIZES = List.of(16, 32, 48, 128, 256);

    private AppIcon() {}

    /// Sets the icon in every size, so that the system takes the one that fits.
    public static void addTo(Stage window) {
        // in one call, because each change makes the system's icon again
        window.getIcons().addAll(SIZES.stream().map(AppIcon::image).toList());
    }

    /// Sets the icon with a badge on it.
    ///
    /// @param badge the badge's text; empty for none
    static void show(Stage window, String badge) {
        window.getIcons()
                .setAll(
                        SIZES.stream()
                                .map(AppIcon::image)
                                .map(icon -> badge.isEmpty() ? icon : Badge.on(icon, badge))
                                .toList());
    }

    /// The icon's pixels row by row, each as alpha, red, green and blue.
    ///
    /// @param size 16, 32, 48, 128 or 256
    public static byte[] argb(int size) {
        var pixels = ByteBuffer.allocate(size * size * Integer.BYTES);
        PixelReader reader = image(size).getPixelReader();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                pixels.putInt(reader.getArgb(x, y));
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
