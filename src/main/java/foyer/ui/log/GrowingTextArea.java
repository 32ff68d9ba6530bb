package foyer.ui.log;

import foyer.ui.BidiText;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// A text area as high as its text, up to a few lines. Tab leaves it. UI thread.
public final class GrowingTextArea extends TextArea {
    private static final int LINES = 6;

    private final Text measure = new Text();

    public GrowingTextArea() {
        textProperty().subscribe(this::changed);
        widthProperty().addListener(_ -> requestLayout());
        addEventFilter(KeyEvent.KEY_PRESSED, this::tab);
    }

    private void changed(String text) {
        // JavaFX 26 throws when it breaks a run of right-to-left letters over two lines
        setWrapText(!BidiText.runsBothWays(text));
        requestLayout();
    }

    private void tab(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double line = height("x", 0);
        double wrap = isWrapText() ? Math.max(40, getWidth() - 30) : 0;
        double text = Math.max(line, height(getText() + "\u200b", wrap));
        return snapSizeY(Math.min(text, line * LINES)) + 22;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double height(String text, double wrap) {
        measure.setFont(getFont());
        measure.setWrappingWidth(wrap);
        measure.setText(text);
        return measure.getLayoutBounds().getHeight();
    }
}
