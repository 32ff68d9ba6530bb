package foyer.ui;

import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.RoomModel;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Asks once before a host's leaving closes the server for people who are there. UI thread.
public final class LeaveConfirmation {
    private LeaveConfirmation() {}

    /// What a person wants who closes the window.
    enum Answer {
        LEAVE,
        /// Only the window goes.
        TRAY,
        STAY
    }

    /// Whether to leave these: nobody else would be sent off, or the host means it.
    public static boolean isConfirmed(List<ServerSession> sessions, Stage owner) {
        return others(sessions) == 0 || ask(sessions, owner, false) == Answer.LEAVE;
    }

    /// Asks whoever closes the window while they host.
    ///
    /// @param tray whether Foyer can stay in the tray
    static Answer ask(List<ServerSession> sessions, Stage owner, boolean tray) {
        int others = others(sessions);
        if (others == 0 && !(tray && sessions.stream().anyMatch(ServerSession::isHosted))) {
            return Answer.LEAVE;
        }
        var close = new ButtonType(Texts.of("farewell.close"), ButtonData.OK_DONE);
        var keep = new ButtonType(Texts.of("farewell.tray"), ButtonData.YES);
        var stay =
                new ButtonType(
                        Texts.of(tray ? "words.cancel_plain" : "farewell.stay"),
                        ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", close, stay);
        if (tray) {
            question.getButtonTypes().setAll(close, keep, stay);
        }
        for (ButtonType each : question.getButtonTypes()) {
            if (question.getDialogPane().lookupButton(each) instanceof Button button) {
                button.setMinWidth(Region.USE_PREF_SIZE);
            }
        }
        question.initOwner(owner);
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("farewell.title"));
        question.setContentText(Texts.of("farewell.words", others));
        ButtonType chosen = question.showAndWait().orElse(stay);
        return chosen.equals(close)
                ? Answer.LEAVE
                : chosen.equals(keep) ? Answer.TRAY : Answer.STAY;
    }

    /// How many other people are at the servers that run in this program.
    public static int others(List<ServerSession> sessions) {
        return sessions.stream()
                .filter(ServerSession::isHosted)
                .map(session -> session.chatProperty().get())
                .filter(Objects::nonNull)
                .mapToInt(LeaveConfirmation::others)
                .sum();
    }

    private static int others(ChatModel chat) {
        return chat.rooms().rooms().stream()
                .filter(room -> !room.isDirect())
                .mapToInt(LeaveConfirmation::others)
                .max()
                .orElse(0);
    }

    private static int others(RoomModel room) {
        return room.peopleProperty().get()
                - (room.membershipProperty().get() == RoomModel.Membership.INSIDE ? 1 : 0);
    }
}
