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

/// Foyer's mark with a number on it. UI thread.
final class Badge {
    private static final int MOST = 9;
    private static final Color GROUND = Color.web("#cf222e");

    private Badge() {}

    /// What stands on the mark; empty for nothing.
    static String words(int count) {
        return count == 0 ? "" : count > MOST ? MOST + "+" : String.valueOf(count);
    }

    static Image on(Image mark, String number) {
        double size = mark.getWidth();
        double round = size * 0.62;
        var canvas = new Canvas(size, size);
        GraphicsContext pen = canvas.getGraphicsContext2D();
        pen.drawImage(mark, 0, 0);
        pen.setFill(GROUND);
        pen.fillOval(size - round, size - round, round, round);
        pen.setFill(Color.WHITE);
        pen.setFont(
                Font.font("System", FontWeight.BOLD, round * (number.length() > 1 ? 0.6 : 0.8)));
        pen.setTextAlign(TextAlignment.CENTER);
        pen.setTextBaseline(VPos.CENTER);
        pen.fillText(number, size - round / 2, size - round / 2);
        var clear = new SnapshotParameters();
        clear.setFill(Color.TRANSPARENT);
        return canvas.snapshot(clear, null);
    }
}
