package foyer.ui.switcher;

import foyer.client.ServerSession;
import foyer.client.SwitchTarget;
import foyer.language.Texts;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.SafeListCell;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A target of the switcher: its name, its server and its unread count. UI thread.
final class SwitchTargetCell extends SafeListCell<SwitchTarget> {
    private final FontIcon icon = new FontIcon("fth-hash");
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label where = new Label();
    private final Label unread = new Label();
    private final HBox row = new HBox(new StackPane(icon, avatar), name, where, unread);

    SwitchTargetCell(Consumer<SwitchTarget> open) {
        avatar.getStyleClass().add("small");
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("target-row");
        row.getChildren().getFirst().getStyleClass().add("target-sign");
        name.getStyleClass().add("target-name");
        where.getStyleClass().add("target-where");
        where.setMaxWidth(Double.MAX_VALUE);
        where.setMinWidth(0);
        HBox.setHgrow(where, Priority.ALWAYS);
        unread.getStyleClass().add("target-unread");
        unread.setMinWidth(Region.USE_PREF_SIZE);
        getStyleClass().add("target-cell");
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
    protected void fill(@Nullable SwitchTarget target) {
        if (target == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        String memberId = memberId(target);
        NodeVisibility.show(avatar, memberId != null);
        NodeVisibility.show(icon, memberId == null);
        if (memberId != null) {
            avatar.show(memberId, target.title());
        }
        icon.setIconLiteral(target instanceof SwitchTarget.Server ? "fth-home" : "fth-hash");
        name.setText(target.title());
        where.setText(where(target));
        unread.setText(String.valueOf(target.unread()));
        NodeVisibility.show(unread, target.unread() > 0);
        setGraphic(row);
        setAccessibleText(
                target.title()
                        + (where.getText().isEmpty() ? "" : ", " + where.getText())
                        + (target.unread() > 0
                                ? ", " + Texts.of("words.unread", target.unread())
                                : ""));
    }

    private static @Nullable String memberId(SwitchTarget target) {
        return switch (target) {
            case SwitchTarget.Room(_, _, RoomModel room) -> room.otherMemberId();
            case SwitchTarget.Person(_, _, var member) -> member.id();
            case SwitchTarget.Server _ -> null;
        };
    }

    private static String where(SwitchTarget target) {
        if (target instanceof SwitchTarget.Server) {
            return Texts.of("switcher.server");
        }
        ServerSession session = target.session();
        String server = session == null ? "" : session.title();
        boolean outside =
                target instanceof SwitchTarget.Room(_, _, RoomModel room)
                        && room.membershipProperty().get() == Membership.OUTSIDE;
        return outside
                ? (server.isEmpty() ? "" : server + " · ") + Texts.of("switcher.outside")
                : server;
    }
}
