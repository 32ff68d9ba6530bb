package foyer.ui.log;

import foyer.ui.BidiText;
import javafx.scene.TraversalDirection;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.text.Text;

/// A text area that grows with its text up to a few lines. Tab moves the focus. UI thread.
public final class GrowingTextArea extends TextArea {
    private static final int MAX_LINES = 6;

    private final Text measuringText = new Text();

    public GrowingTextArea() {
        textProperty().subscribe(this::resizeToText);
        widthProperty().addListener(_ -> requestLayout());
        addEventFilter(KeyEvent.KEY_PRESSED, this::traverseFocus);
    }

    private void resizeToText(String text) {
        // JavaFX 26 throws when it wraps a run of right-to-left letters
        setWrapText(!BidiText.hasRightToLeft(text));
        requestLayout();
    }

    private void traverseFocus(KeyEvent event) {
        if (event.getCode() == KeyCode.TAB && !event.isShortcutDown() && !event.isAltDown()) {
            requestFocusTraversal(
                    event.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
            event.consume();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        double lineHeight = height("x", 0);
        double wrapWidth = isWrapText() ? Math.max(40, getWidth() - 30) : 0;
        double textHeight = Math.max(lineHeight, height(getText() + "\u200b", wrapWidth));
        return snapSizeY(Math.min(textHeight, lineHeight * MAX_LINES)) + 22;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    private double height(String text, double wrapWidth) {
        measuringText.setFont(getFont());
        measuringText.setWrappingWidth(wrapWidth);
        measuringText.setText(text);
        return measuringText.getLayoutBounds().getHeight();
    }
}
