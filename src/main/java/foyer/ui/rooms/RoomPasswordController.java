package foyer.ui.rooms;

import foyer.language.Texts;
import foyer.model.RoomPasswordPrompt;
import foyer.ui.BidiText;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import foyer.ui.ViewShowing;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.PasswordField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// The view of [RoomPasswordPrompt]: asks for a room's password above the room list. UI thread.
public final class RoomPasswordController {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final RoomPasswordPrompt prompt;

    @FXML private Node root;
    @FXML private BidiText title;
    @FXML private PasswordField roomPassword;
    @FXML private BidiText problem;

    public RoomPasswordController(RoomPasswordPrompt prompt) {
        this.prompt = prompt;
    }

    @FXML
    private void initialize() {
        NodeVisibility.bindToText(root, prompt.roomProperty());
        title.textProperty()
                .bind(prompt.roomProperty().map(room -> Texts.of("words.room_asks", room)));
        roomPassword
                .accessibleTextProperty()
                .bind(prompt.roomProperty().map(room -> Texts.of("room_password.field", room)));
        roomPassword.accessibleHelpProperty().bind(prompt.problemProperty());
        roomPassword.disableProperty().bind(prompt.busyProperty());
        problem.textProperty().bind(prompt.problemProperty());
        NodeVisibility.bindToText(problem, problem.textProperty());
        EnterKey.in(roomPassword, this::submit);
        roomPassword.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        ObservableValue<Boolean> shown = ViewShowing.of(root);
        prompt.roomProperty().when(shown).subscribe(this::onRoom);
        prompt.problemProperty().when(shown).subscribe(this::onProblem);
    }

    /// Takes the focus only if the user asked to join, not if they were removed from the room.
    private void onRoom(String room) {
        roomPassword.clear();
        if (!room.isEmpty() && prompt.isByUser()) {
            roomPassword.requestFocus();
        }
    }

    private void onProblem(String error) {
        roomPassword.pseudoClassStateChanged(DANGER, !error.isEmpty());
        if (!error.isEmpty()) {
            roomPassword.requestFocus();
            roomPassword.selectAll();
        }
    }

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            dismiss();
            event.consume();
        }
    }

    @FXML
    private void submit() {
        prompt.submit(roomPassword.getText());
    }

    @FXML
    private void dismiss() {
        prompt.dismiss();
    }
}
