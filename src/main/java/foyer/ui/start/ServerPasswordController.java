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

/// Asks for the password of the server this person wants to enter. UI thread.
public final class ServerPasswordController {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final ClientModel client;
    private final PasswordPrompt question;

    @FXML private Region root;
    @FXML private Label title;
    @FXML private PasswordField password;
    @FXML private Label passwordProblem;

    public ServerPasswordController(ClientModel client) {
        this.client = client;
        this.question = client.passwordPrompt();
    }

    @FXML
    private void initialize() {
        NodeVisibility.collapseWhenHidden(root);
        passwordProblem.textProperty().bind(question.problemProperty());
        NodeVisibility.bindToText(passwordProblem, passwordProblem.textProperty());
        password.accessibleTextProperty()
                .bind(
                        title.textProperty()
                                .map(who -> who.isEmpty() ? Texts.of("words.password") : who));
        password.accessibleHelpProperty().bind(question.problemProperty());
        EnterKey.in(password, this::give);
        password.disabledProperty().subscribe(this::turn);
        password.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        ObservableValue<Boolean> shown = ViewShowing.of(root);
        question.askedProperty().when(shown).subscribe(this::show);
        question.problemProperty().when(shown).subscribe(this::mark);
    }

    /// Whoever asks anew is given nothing of what was typed for another.
    private void show(@Nullable Asked asked) {
        root.setVisible(asked != null);
        if (asked == null) {
            password.clear();
            return;
        }
        title.setText(Texts.of("words.room_asks", asked.name()));
        password.requestFocus();
    }

    /// Outside again, with the question still open.
    private void turn(boolean disabled) {
        if (!disabled && question.askedProperty().get() != null) {
            password.requestFocus();
            password.selectAll();
        }
    }

    private void mark(String problem) {
        password.pseudoClassStateChanged(DANGER, !problem.isEmpty());
        if (!problem.isEmpty()) {
            password.requestFocus();
            password.selectAll();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            back();
            event.consume();
        }
    }

    @FXML
    private void give() {
        client.submitPassword(password.getText());
    }

    @FXML
    private void back() {
        question.dismiss();
    }
}
