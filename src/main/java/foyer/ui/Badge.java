package foyer.ui;

import javafx.geometry.VPos;
import javafx.scene.SnapshotParameters;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.image.Image;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.TextAlignment;

/// Draws the unread count on Foyer's icon. UI thread.
final class Badge {
    private static final int MAX_COUNT = 9;
    private static final Color BACKGROUND = Color.web("#cf222e");

    private Badge() {}

    /// The badge's text; empty for 0.
    static String text(int count) {
        return count == 0 ? "" : count > MAX_COUNT ? MAX_COUNT + "+" : String.valueOf(count);
    }

    static Image on(Image icon, String text) {
        double size = icon.getWidth();
        double diameter = size * 0.62;
        var canvas = new Canvas(size, size);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.drawImage(icon, 0, 0);
        pen.setFill(BACKGROUND);
        pen.fillOval(size - diameter, size - diameter, diameter, diameter);
        pen.setFill(Color.WHITE);
        pen.setFont(
                Font.font("System", FontWeight.BOLD, diameter * (text.length() > 1 ? 0.6 : 0.8)));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(text, size - diameter / 2, size - diameter / 2);
        var parameters = new SnapshotParameters();
        parameters.setFill(Color.TRANSPARENT);
        return canvas.snapshot(parameters, null);
    }
}
