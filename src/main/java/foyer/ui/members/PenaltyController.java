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

/// Asks for the reason and duration of a removal, ban or mute, below the members. UI thread.
public final class PenaltyController {
    private final ChatModel chat;
    private Kind kind = Kind.REMOVE;
    private @Nullable Member member;
    private @Nullable Node focusBefore;

    @FXML private Node root;
    @FXML private BidiText title;
    @FXML private TextField reason;
    @FXML private ChoiceBox<PenaltyDuration> duration;
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
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        NodeVisibility.collapseWhenHidden(duration);
        NodeVisibility.collapseWhenHidden(address);
        duration.getItems().setAll(PenaltyDuration.values());
        EnterKey.in(reason, this::act);
    }

    void ask(Kind kind, Member member) {
        this.kind = kind;
        this.member = member;
        focusBefore = root.getScene().getFocusOwner();
        title.setText(Texts.of(kind.title, member.name()));
        act.setText(Texts.of(kind.act));
        reason.clear();
        duration.setVisible(kind != Kind.REMOVE);
        duration.setValue(kind == Kind.BAN ? PenaltyDuration.DAY : PenaltyDuration.TEN_MINUTES);
        address.setVisible(kind == Kind.BAN);
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
            String reasonText = reason.getText();
            Integer minutes = duration.getValue().minutes();
            switch (kind) {
                case REMOVE -> ModerationActions.remove(room, id, reasonText);
                case BAN ->
                        ModerationActions.ban(room, id, minutes, reasonText, address.isSelected());
                case MUTE -> ModerationActions.mute(room, id, minutes, reasonText);
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

    private void onKey(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE) {
            cancel();
            event.consume();
        }
    }
}
