package foyer.ui.shell;

import foyer.ui.NodeVisibility;
import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// A text field that is shown only while its text is edited. Esc or losing the focus hides it. UI
/// thread.
public final class InlineTextField extends TextField {
    private @Nullable Node focusBefore;

    public InlineTextField() {
        NodeVisibility.collapseWhenHidden(this);
        focusedProperty()
                .subscribe(
                        focused -> {
                            if (!focused) {
                                hide();
                            }
                        });
        addEventHandler(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        close();
                        event.consume();
                    }
                });
    }

    /// Shows the field with a text and gives it the focus.
    void open(String text) {
        focusBefore = getScene().getFocusOwner();
        setText(text);
        setVisible(true);
        requestFocus();
        selectAll();
    }

    /// Hides the field and gives the focus back.
    void close() {
        Node opener = focusBefore;
        hide();
        if (opener != null) {
            opener.requestFocus();
        }
    }

    /// Hides the field and clears it: it may hold a password.
    void hide() {
        setVisible(false);
        clear();
        focusBefore = null;
    }
}
