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

/// The view of [RoomPasswordPrompt]: asks for the password of a room, above the list of rooms. UI
/// thread.
public final class RoomPasswordController {
    private static final PseudoClass DANGER = PseudoClass.getPseudoClass("danger");

    private final RoomPasswordPrompt question;

    @FXML private Node root;
    @FXML private BidiText title;
    @FXML private PasswordField roomPassword;
    @FXML private BidiText problem;

    public RoomPasswordController(RoomPasswordPrompt question) {
        this.question = question;
    }

    @FXML
    private void initialize() {
        NodeVisibility.bindToText(root, question.roomProperty());
        title.textProperty()
                .bind(question.roomProperty().map(room -> Texts.of("words.room_asks", room)));
        roomPassword
                .accessibleTextProperty()
                .bind(question.roomProperty().map(room -> Texts.of("room_password.field", room)));
        roomPassword.accessibleHelpProperty().bind(question.problemProperty());
        roomPassword.disableProperty().bind(question.busyProperty());
        problem.textProperty().bind(question.problemProperty());
        NodeVisibility.bindToText(problem, problem.textProperty());
        EnterKey.in(roomPassword, this::give);
        roomPassword.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        ObservableValue<Boolean> shown = ViewShowing.of(root);
        question.roomProperty().when(shown).subscribe(this::begin);
        question.problemProperty().when(shown).subscribe(this::mark);
    }

    /// Whoever asked for the room can type at once; whoever is put out of one writes on.
    private void begin(String room) {
        roomPassword.clear();
        if (!room.isEmpty() && question.isWanted()) {
            roomPassword.requestFocus();
        }
    }

    private void mark(String error) {
        roomPassword.pseudoClassStateChanged(DANGER, !error.isEmpty());
        if (!error.isEmpty()) {
            roomPassword.requestFocus();
            roomPassword.selectAll();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            dismiss();
            event.consume();
        }
    }

    @FXML
    private void give() {
        question.submit(roomPassword.getText());
    }

    @FXML
    private void dismiss() {
        question.dismiss();
    }
}
