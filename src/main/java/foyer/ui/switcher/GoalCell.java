package foyer.ui.switcher;

import foyer.language.Texts;
import foyer.state.Goal;
import foyer.state.RoomModel;
import foyer.state.RoomModel.Presence;
import foyer.state.Visit;
import foyer.ui.Avatar;
import foyer.ui.Parts;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Somewhere to go: what it is called, at which server, what is unread there. UI thread.
final class GoalCell extends ListCell<Goal> {
    private final FontIcon icon = new FontIcon("fth-hash");
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label where = new Label();
    private final Label unread = new Label();
    private final HBox row = new HBox(new StackPane(icon, avatar), name, where, unread);

    GoalCell(Consumer<Goal> open) {
        avatar.getStyleClass().add("small");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("goal-row");
        row.getChildren().getFirst().getStyleClass().add("goal-sign");
        name.getStyleClass().add("goal-name");
        where.getStyleClass().add("goal-where");
        where.setMaxWidth(Double.MAX_VALUE);
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        unread.getStyleClass().add("goal-unread");
        unread.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("goal-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
        row.setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        open.accept(getItem());
                    }
                });
    }

    @Override
    protected void updateItem(@Nullable Goal goal, boolean empty) {
        super.updateItem(goal, empty);
        if (goal == null || empty) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String who = otherIn(goal);
        Parts.show(avatar, who != null);
        Parts.show(icon, who == null);
        if (who != null) {
            avatar.show(who, goal.title());
        }
        icon.setIconLiteral(goal instanceof Goal.Server ? "fth-home" : "fth-hash");
        name.setText(goal.title());
        where.setText(where(goal));
        unread.setText(String.valueOf(goal.unread()));
        Parts.show(unread, goal.unread() > 0);
        setGraphic(row);
        setAccessibleText(
                goal.title()
                        + (where.getText().isEmpty() ? "" : ", " + where.getText())
                        + (goal.unread() > 0
                                ? ", " + Texts.of("words.unread", goal.unread())
                                : ""));
    }

    private static @Nullable String otherIn(Goal goal) {
        return switch (goal) {
            case Goal.Room(_, _, RoomModel room) -> room.withId();
            case Goal.Person(_, _, var member) -> member.id();
            case Goal.Server _ -> null;
        };
    }

    private static String where(Goal goal) {
        if (goal instanceof Goal.Server) {
            return Texts.of("switcher.server");
        }
        Visit visit = goal.visit();
        String server = visit == null ? "" : visit.title();
        boolean outside =
                goal instanceof Goal.Room(_, _, RoomModel room)
                        && room.presenceProperty().get() == Presence.OUTSIDE;
        return outside
                ? (server.isEmpty() ? "" : server + " · ") + Texts.of("switcher.outside")
                : server;
    }
}
