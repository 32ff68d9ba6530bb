package foyer.ui.start;

import foyer.client.ClientModel;
import foyer.client.PasswordPrompt;
import foyer.client.PasswordPrompt.Asked;
import foyer.language.Texts;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// Asks for the password of the server that the user wants to join. UI thread.
public final class ServerPasswordController {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final ClientModel client;
    private final PasswordPrompt prompt;

    @FXML private Region root;
    @FXML private Label title;
    @FXML private PasswordField password;
    @FXML private Label passwordProblem;

    public ServerPasswordController(ClientModel client) {
        this.client = client;
        this.prompt = client.passwordPrompt();
    }

    @FXML
    private void initialize() {
        NodeVisibility.collapseWhenHidden(root);
        passwordProblem.textProperty().bind(prompt.problemProperty());
        NodeVisibility.bindToText(passwordProblem, passwordProblem.textProperty());
        password.accessibleTextProperty()
                .bind(
                        title.textProperty()
                                .map(text -> text.isEmpty() ? Texts.of("words.password") : text));
        password.accessibleHelpProperty().bind(prompt.problemProperty());
        EnterKey.in(password, this::submit);
        password.disabledProperty().subscribe(this::onDisabled);
        password.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        ObservableValue<Boolean> shown = ViewShowing.of(root);
        prompt.askedProperty().when(shown).subscribe(this::show);
        prompt.problemProperty().when(shown).subscribe(this::onProblem);
    }

    /// Clears the field, so that no server gets a password typed for another.
    private void show(@Nullable Asked asked) {
        root.setVisible(asked != null);
        if (asked == null) {
            password.clear();
            return;
        }
        title.setText(Texts.of("words.room_asks", asked.name()));
        password.requestFocus();
    }

    /// Focuses the field again after a failed attempt.
    private void onDisabled(boolean disabled) {
        if (!disabled && prompt.askedProperty().get() != null) {
            password.requestFocus();
            password.selectAll();
        }
    }

    private void onProblem(String problem) {
        password.pseudoClassStateChanged(DANGER, !problem.isEmpty());
        if (!problem.isEmpty()) {
            password.requestFocus();
            password.selectAll();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            back();
            event.consume();
        }
    }

    @FXML
    private void submit() {
        client.submitPassword(password.getText());
    }

    @FXML
    private void back() {
        prompt.dismiss();
    }
}
