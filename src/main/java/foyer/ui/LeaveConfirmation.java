package foyer.ui;

import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.model.Membership;
import foyer.model.RoomModel;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Alert;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.scene.layout.Region;
import javafx.stage.Stage;

/// Asks before a host closes a server that others are connected to. UI thread.
public final class LeaveConfirmation {
    private LeaveConfirmation() {}

    /// The answer of a user who closes the window.
    enum Answer {
        LEAVE,
        /// Hide the window; Foyer stays in the tray.
        TRAY,
        STAY
    }

    /// Whether to leave these servers: no one else is connected, or the host confirms it.
    public static boolean isConfirmed(List<ServerSession> sessions, Stage owner) {
        return others(sessions) == 0 || ask(sessions, owner, false) == Answer.LEAVE;
    }

    /// Asks a host who closes the window.
    ///
    /// @param tray whether Foyer can stay in the tray
    static Answer ask(List<ServerSession> sessions, Stage owner, boolean tray) {
        int others = others(sessions);
        if (others == 0 && !(tray && sessions.stream().anyMatch(ServerSession::isHosted))) {
            return Answer.LEAVE;
        }
        var close = new ButtonType(Texts.of("farewell.close"), ButtonData.OK_DONE);
        var toTray = new ButtonType(Texts.of("farewell.tray"), ButtonData.YES);
        var stay =
                new ButtonType(
                        Texts.of(tray ? "words.cancel_plain" : "farewell.stay"),
                        ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", close, stay);
        if (tray) {
            question.getButtonTypes().setAll(close, toTray, stay);
        }
        for (ButtonType type : question.getButtonTypes()) {
            if (question.getDialogPane().lookupButton(type) instanceof Button button) {
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
                : chosen.equals(toTray) ? Answer.TRAY : Answer.STAY;
    }

    /// The number of other members on the servers that this program runs.
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
                - (room.membershipProperty().get() == Membership.INSIDE ? 1 : 0);
    }
}
