package foyer.ui;

import foyer.language.Texts;
import foyer.state.ChatModel;
import foyer.state.RoomModel;
import foyer.state.Visit;
import java.util.List;
import java.util.Objects;
import javafx.scene.control.Alert;
import javafx.scene.control.ButtonBar.ButtonData;
import javafx.scene.control.ButtonType;
import javafx.stage.Stage;

/// Asks once before a host's leaving closes the server for people who are there. UI thread.
public final class Farewell {
    private Farewell() {}

    /// Whether to leave these: nobody else would be sent off, or the host means it.
    public static boolean isMeant(List<Visit> visits, Stage owner) {
        int others =
                visits.stream()
                        .filter(Visit::isHosted)
                        .map(visit -> visit.chatProperty().get())
                        .filter(Objects::nonNull)
                        .mapToInt(Farewell::others)
                        .sum();
        if (others == 0) {
            return true;
        }
        var close = new ButtonType(Texts.of("farewell.close"), ButtonData.OK_DONE);
        var stay = new ButtonType(Texts.of("farewell.stay"), ButtonData.CANCEL_CLOSE);
        var question = new Alert(Alert.AlertType.CONFIRMATION, "", close, stay);
        question.initOwner(owner);
        question.setTitle("Foyer");
        question.setGraphic(null);
        question.setHeaderText(Texts.of("farewell.title"));
        question.setContentText(Texts.of("farewell.words", others));
        return question.showAndWait().filter(close::equals).isPresent();
    }

    private static int others(ChatModel chat) {
        return chat.rooms().rooms().stream()
                .filter(room -> !room.isDirect())
                .mapToInt(Farewell::others)
                .max()
                .orElse(0);
    }

    private static int others(RoomModel room) {
        return room.peopleProperty().get()
                - (room.presenceProperty().get() == RoomModel.Presence.INSIDE ? 1 : 0);
    }
}
