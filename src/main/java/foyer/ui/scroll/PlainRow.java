package foyer.ui.scroll;

import foyer.language.Texts;
import java.util.function.Supplier;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;

/// The text of a row that cannot be drawn, without characters that change how others are drawn. UI
/// thread.
final class PlainRow extends Region {
    private static final int MAX_CHARS = 2_000;
    private static final double PADDING = 12;

    private final Text node = new Text();

    PlainRow(Supplier<String> text) {
        node.getStyleClass().add("note");
        node.setText(drawable(text));
        getChildren().add(node);
    }

    private static String drawable(Supplier<String> text) {
        try {
            String all = text.get();
            String start = all.length() > MAX_CHARS ? all.substring(0, MAX_CHARS) + "…" : all;
            return start.replaceAll("[\\p{C}\\p{M}&&[^\\n]]", " ");
        } catch (RuntimeException | StackOverflowError e) {
            return Texts.of("list.undrawable");
        }
    }

    String text() {
        return node.getText();
    }

    /// The height at a width; the text is replaced if it cannot be measured.
    double heightAt(double width) {
        try {
            return wrap(width);
        } catch (RuntimeException | StackOverflowError e) {
            node.setText(Texts.of("list.undrawable"));
            return wrap(width);
        }
    }

    private double wrap(double width) {
        node.setWrappingWidth(Math.max(1, width - 2 * PADDING));
        return node.getLayoutBounds().getHeight() + 2 * PADDING;
    }

    void layoutAt(double width) {
        double height = heightAt(width);
        resizeRelocate(0, 0, width, height);
        node.relocate(PADDING, PADDING);
    }
}
