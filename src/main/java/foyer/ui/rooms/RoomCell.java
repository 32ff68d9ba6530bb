package foyer.ui.rooms;

import foyer.client.ServerSession;
import foyer.language.Texts;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.SafeListCell;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// A room or server in the list. The first room of a group has the group's heading above it. UI
/// thread.
final class RoomCell extends SafeListCell<RoomRow> {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    private static final PseudoClass MENTIONED = PseudoClass.getPseudoClass("mentioned");
    private static final PseudoClass FIRST = PseudoClass.getPseudoClass("first");
    private static final int MAX_UNREAD = 99;

    private final Label heading = new Label();
    private final FontIcon icon = new FontIcon("fth-hash");
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label topic = new Label();
    private final FontIcon draft = new FontIcon("fth-edit-2");
    private final Label people = new Label();
    private final Label badge = new Label();
    private final Label join = new Label(Texts.of("rooms.cell.join"));
    private final HBox row;
    private final VBox column;
    private final Tooltip tip = new Tooltip();
    private final ServerHeading server = new ServerHeading();
    private Subscription subscription = Subscription.EMPTY;

    /// @param open opens a clicked row
    RoomCell(Consumer<RoomRow> open) {
        var texts = new VBox(name, topic);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var iconBox = new StackPane(icon, avatar);
        iconBox.getStyleClass().add("room-sign");
        row = new HBox(iconBox, texts, draft, people, badge, join);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("room-row");
        row.setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        open.accept(getItem());
                    }
                });
        server.setOnMouseClicked(
                _ -> {
                    if (getItem() != null) {
                        open.accept(getItem());
                    }
                });
        column = new VBox(heading, row);
        heading.getStyleClass().add("room-heading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        name.getStyleClass().add("room-name");
        topic.getStyleClass().add("room-topic");
        draft.getStyleClass().add("room-draft");
        people.getStyleClass().add("room-people");
        people.setGraphic(new FontIcon("fth-user"));
        badge.getStyleClass().add("badge");
        join.getStyleClass().add("room-join");
        avatar.getStyleClass().add("small");
        for (Region region : new Region[] {people, badge, join}) {
            region.setMinWidth(Region.USE_PREF_SIZE);
        }
        getStyleClass().add("room-cell");
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setPrefWidth(0);
    }

    @Override
    protected void fill(@Nullable RoomRow item) {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
        server.clear();
        switch (item) {
            case null -> {
                setGraphic(null);
                setTooltip(null);
                setAccessibleText(null);
            }
            case RoomRow.Server(ServerSession session) -> {
                setGraphic(server);
                setTooltip(tip);
                server.show(
                        session,
                        () -> {
                            setAccessibleText(ServerHeading.spoken(session));
                            tip.setText(ServerHeading.spoken(session));
                        });
            }
            case RoomRow.Room(ServerSession session, _, RoomModel room) ->
                    show(room, session == null);
        }
    }

    /// A wrapped heading makes the height depend on the width, which a list view does not consider.
    @Override
    protected double computePrefHeight(double width) {
        double inner = getListView().getWidth() - 16 - snappedLeftInset() - snappedRightInset();
        return getItem() instanceof RoomRow.Room && heading.isVisible() && inner > 0
                ? column.prefHeight(inner) + snappedTopInset() + snappedBottomInset()
                : super.computePrefHeight(width);
    }

    private void show(RoomModel room, boolean atShownServer) {
        setGraphic(column);
        setTooltip(tip);
        Runnable fill = () -> fill(room, atShownServer);
        subscription =
                Subscription.combine(
                        room.titleProperty().subscribe(fill),
                        room.topicProperty().subscribe(fill),
                        room.peopleProperty().subscribe(fill),
                        room.unreadProperty().subscribe(fill),
                        room.mentionedProperty().subscribe(fill),
                        room.membershipProperty().subscribe(fill),
                        room.lockedProperty().subscribe(fill),
                        room.requestProperty().subscribe(fill),
                        room.draftProperty().subscribe(fill));
        fill(room, atShownServer);
    }

    private void fill(RoomModel room, boolean atShownServer) {
        RoomGroup group = RoomGroup.of(room);
        boolean first =
                atShownServer && isFirstOf(group) && !(group == RoomGroup.ROOMS && isBelowServer());
        boolean outside = room.membershipProperty().get() == Membership.OUTSIDE;
        boolean closed = room.membershipProperty().get() == Membership.CLOSED;
        int unread = room.unreadProperty().get();
        String title = room.titleProperty().get();
        heading.setText(group.heading());
        NodeVisibility.show(heading, first);
        name.setText(title);
        topic.setText(closed ? Texts.of("rooms.cell.closed") : room.topicProperty().get());
        NodeVisibility.show(topic, !topic.getText().isEmpty());
        String otherId = room.otherMemberId();
        NodeVisibility.show(avatar, otherId != null);
        NodeVisibility.show(icon, otherId == null);
        if (otherId != null) {
            avatar.show(otherId, title);
        }
        boolean locked = room.lockedProperty().get();
        icon.setIconLiteral(closed ? "fth-x-circle" : locked ? "fth-lock" : "fth-hash");
        people.setText(String.valueOf(room.peopleProperty().get()));
        NodeVisibility.show(people, otherId == null && unread == 0 && !outside);
        boolean mentioned = room.mentionedProperty().get();
        badge.setText(
                (mentioned ? "@ " : "")
                        + (unread > MAX_UNREAD ? MAX_UNREAD + "+" : String.valueOf(unread)));
        badge.pseudoClassStateChanged(MENTIONED, mentioned);
        NodeVisibility.show(badge, unread > 0);
        NodeVisibility.show(draft, !room.draftProperty().get().isBlank());
        NodeVisibility.show(join, outside && otherId == null);
        pseudoClassStateChanged(UNREAD, unread > 0);
        pseudoClassStateChanged(OUTSIDE, outside);
        pseudoClassStateChanged(CLOSED, closed);
        pseudoClassStateChanged(FIRST, first);
        tip.setText(tip(room, outside));
        setAccessibleText(spoken(room, outside, closed, unread));
    }

    /// The first rooms below a server need no heading.
    private boolean isBelowServer() {
        return getIndex() > 0
                && getListView().getItems().get(getIndex() - 1) instanceof RoomRow.Server;
    }

    private boolean isFirstOf(RoomGroup group) {
        return getIndex() == 0
                || !(getListView().getItems().get(getIndex() - 1)
                        instanceof RoomRow.Room(_, _, RoomModel above))
                || RoomGroup.of(above) != group;
    }

    private static String tip(RoomModel room, boolean outside) {
        String topic = room.topicProperty().get();
        return room.titleProperty().get()
                + (topic.isEmpty() ? "" : "\n" + topic)
                + (room.isDirect() ? "" : "\n" + people(room))
                + (room.lockedProperty().get() ? "\n" + Texts.of("rooms.cell.password") : "")
                + (outside ? "\n" + Texts.of("rooms.cell.click") : "");
    }

    private static String spoken(RoomModel room, boolean outside, boolean closed, int unread) {
        return room.titleProperty().get()
                + (", " + (room.isDirect() ? Texts.of("rooms.cell.direct") : people(room)))
                + (unread > 0 ? ", " + Texts.of("words.unread", unread) : "")
                + (room.mentionedProperty().get() ? ", " + Texts.of("rooms.cell.mentioned") : "")
                + (room.draftProperty().get().isBlank() ? "" : ", " + Texts.of("rooms.cell.draft"))
                + (room.lockedProperty().get() ? ", " + Texts.of("words.asks_for_password") : "")
                + (closed ? ", " + Texts.of("rooms.cell.closed") : "")
                + (outside ? ", " + Texts.of("rooms.cell.outside") : "");
    }

    private static String people(RoomModel room) {
        return Texts.of("words.people", room.peopleProperty().get());
    }
}
