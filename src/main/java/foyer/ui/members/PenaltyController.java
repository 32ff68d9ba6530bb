package foyer.ui.members;

import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.ModerationActions;
import foyer.model.RoomModel;
import foyer.protocol.Member;
import foyer.ui.BidiText;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// Asks why, and for how long, somebody is removed, banned or muted, below the people. UI thread.
public final class PenaltyController {
    private final ChatModel chat;
    private Kind kind = Kind.REMOVE;
    private @Nullable Member member;
    private @Nullable Node focusBefore;

    @FXML private Node root;
    @FXML private BidiText title;
    @FXML private TextField reason;
    @FXML private ChoiceBox<PenaltyDuration> howLong;
    @FXML private CheckBox address;
    @FXML private Button act;

    enum Kind {
        REMOVE("penalty.remove.title", "penalty.remove"),
        BAN("penalty.ban.title", "penalty.ban"),
        MUTE("penalty.mute.title", "penalty.mute");

        private final String title;
        private final String act;

        Kind(String title, String act) {
            this.title = title;
            this.act = act;
        }
    }

    public PenaltyController(ChatModel chat) {
        this.chat = chat;
    }

    @FXML
    private void initialize() {
        NodeVisibility.collapseWhenHidden(root);
        root.setVisible(false);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        NodeVisibility.collapseWhenHidden(howLong);
        NodeVisibility.collapseWhenHidden(address);
        howLong.getItems().setAll(PenaltyDuration.values());
        EnterKey.in(reason, this::act);
    }

    void ask(Kind what, Member whom) {
        kind = what;
        member = whom;
        focusBefore = root.getScene().getFocusOwner();
        title.setText(Texts.of(what.title, whom.name()));
        act.setText(Texts.of(what.act));
        reason.clear();
        howLong.setVisible(what != Kind.REMOVE);
        howLong.setValue(what == Kind.BAN ? PenaltyDuration.DAY : PenaltyDuration.TEN_MINUTES);
        address.setVisible(what == Kind.BAN);
        address.setSelected(false);
        root.setVisible(true);
        reason.requestFocus();
    }

    void dismiss() {
        member = null;
        root.setVisible(false);
    }

    @FXML
    private void act() {
        RoomModel room = chat.rooms().selectedProperty().get();
        if (room != null && member != null) {
            String id = member.id();
            String why = reason.getText();
            Integer minutes = howLong.getValue().minutes();
            switch (kind) {
                case REMOVE -> ModerationActions.remove(room, id, why);
                case BAN -> ModerationActions.ban(room, id, minutes, why, address.isSelected());
                case MUTE -> ModerationActions.mute(room, id, minutes, why);
            }
        }
        cancel();
    }

    @FXML
    private void cancel() {
        dismiss();
        if (focusBefore != null) {
            focusBefore.requestFocus();
        }
    }

    private void typed(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }
}
