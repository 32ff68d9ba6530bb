package foyer.ui.shell;

import foyer.ui.scroll.RowList;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import javafx.scene.Node;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.InputMethodEvent;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Sends what the user types outside text fields to the composer, from the first letter. UI thread.
final class TypingRedirect {
    private final Node view;
    private final BooleanSupplier panelOpen;
    private final Supplier<@Nullable TextInputControl> composer;

    /// @param panelOpen whether a panel covers the view
    /// @param composer the text field; null if there is none
    TypingRedirect(
            Node view, BooleanSupplier panelOpen, Supplier<@Nullable TextInputControl> composer) {
        this.view = view;
        this.panelOpen = panelOpen;
        this.composer = composer;
    }

    void attach() {
        // on KEY_TYPED, which has the character of any keyboard layout and is not consumed by keys
        // that act on the focused node
        view.addEventHandler(KeyEvent.KEY_TYPED, this::onTyped);
        view.addEventHandler(InputMethodEvent.INPUT_METHOD_TEXT_CHANGED, this::onComposed);
    }

    private void onTyped(KeyEvent event) {
        TextInputControl field = target();
        if (field != null && isText(event)) {
            field.requestFocus();
            field.end();
            field.fireEvent(event.copyFor(field, field));
            event.consume();
        }
    }

    /// Text of an input method. The focus moves only when it is complete, as moving it would end
    /// the input.
    private void onComposed(InputMethodEvent event) {
        TextInputControl field = target();
        if (field != null) {
            if (!event.getCommitted().isEmpty()) {
                field.requestFocus();
                field.end();
            }
            field.fireEvent(event.copyFor(field, field));
            event.consume();
        }
    }

    private @Nullable Node focused() {
        return view.getScene() == null ? null : view.getScene().getFocusOwner();
    }

    /// Where the text goes; null if it stays.
    private @Nullable TextInputControl target() {
        Node focused = focused();
        boolean takesText =
                focused instanceof TextInputControl
                        || focused instanceof ComboBoxBase
                        || focused instanceof ChoiceBox
                        || focused instanceof Spinner;
        TextInputControl field = takesText || panelOpen.getAsBoolean() ? null : composer.get();
        return field == null || field.isDisabled() ? null : field;
    }

    private boolean isText(KeyEvent event) {
        String text = event.getCharacter();
        if (text.isEmpty() || Character.isISOControl(text.codePointAt(0)) || event.isMetaDown()) {
            return false;
        }
        // Alt Gr is Control and Alt on Windows; Option types letters on macOS
        boolean isShortcut =
                event.isControlDown() != event.isAltDown()
                        && (event.isControlDown() || text.codePointAt(0) < 128);
        // a space presses the focused button
        return !isShortcut && (!text.equals(" ") || focused() instanceof RowList);
    }
}
