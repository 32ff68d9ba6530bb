package foyer.ui.rooms;

import foyer.language.Texts;
import foyer.model.Membership;
import foyer.model.RoomModel;
import foyer.ui.Avatar;
import foyer.ui.NodeVisibility;
import foyer.ui.scroll.StackedRow;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;
import org.kordamp.ikonli.javafx.FontIcon;

/// A room in the list. UI thread.
final class RoomCell extends StackedRow<RoomRow> {
    private static final PseudoClass UNREAD = PseudoClass.getPseudoClass("unread");
    private static final PseudoClass OUTSIDE = PseudoClass.getPseudoClass("outside");
    private static final PseudoClass CLOSED = PseudoClass.getPseudoClass("closed");
    private static final PseudoClass MENTIONED = PseudoClass.getPseudoClass("mentioned");
    private static final int MAX_UNREAD = 99;

    private final RoomModel room;
    private final FontIcon icon = new FontIcon("fth-hash");
    private final Avatar avatar = new Avatar();
    private final Label name = new Label();
    private final Label topic = new Label();
    private final FontIcon draft = new FontIcon("fth-edit-2");
    private final Label people = new Label();
    private final Label badge = new Label();
    private final Label join = new Label(Texts.of("rooms.cell.join"));
    private Subscription subscription = Subscription.EMPTY;

    /// @param tip shared by all rows
    RoomCell(RoomRow.Room row, Tooltip tip) {
        this(row, tip, new HBox());
    }

    private RoomCell(RoomRow.Room item, Tooltip tip, HBox row) {
        super(item, row, false);
        room = item.room();
        var texts = new VBox(name, topic);
        texts.setMinWidth(0);
        texts.setAlignment(Pos.CENTER_LEFT);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var iconBox = new StackPane(icon, avatar);
        iconBox.getStyleClass().add("room-sign");
        row.getChildren().addAll(iconBox, texts, draft, people, badge, join);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("room-row");
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
        Tooltip.install(row, tip);
        row.addEventFilter(MouseEvent.MOUSE_ENTERED, _ -> tip.setText(tip()));
    }

    @Override
    protected void start() {
        Runnable fill = () -> draw(this::fill);
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
        fill();
    }

    @Override
    protected void stop() {
        subscription.unsubscribe();
    }

    @Override
    protected String plainText() {
        return room.titleProperty().get();
    }

    private void fill() {
        boolean outside = room.membershipProperty().get() == Membership.OUTSIDE;
        boolean closed = room.membershipProperty().get() == Membership.CLOSED;
        int unread = room.unreadProperty().get();
        String title = room.titleProperty().get();
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
        setAccessibleText(spoken(outside, closed, unread));
    }

    private String tip() {
        boolean outside = room.membershipProperty().get() == Membership.OUTSIDE;
        String topic = room.topicProperty().get();
        return room.titleProperty().get()
                + (topic.isEmpty() ? "" : "\n" + topic)
                + (room.isDirect() ? "" : "\n" + people())
                + (room.lockedProperty().get() ? "\n" + Texts.of("rooms.cell.password") : "")
                + (outside ? "\n" + Texts.of("rooms.cell.click") : "");
    }

    private String spoken(boolean outside, boolean closed, int unread) {
        return room.titleProperty().get()
                + (", " + (room.isDirect() ? Texts.of("rooms.cell.direct") : people()))
                + (unread > 0 ? ", " + Texts.of("words.unread", unread) : "")
                + (room.mentionedProperty().get() ? ", " + Texts.of("rooms.cell.mentioned") : "")
                + (room.draftProperty().get().isBlank() ? "" : ", " + Texts.of("rooms.cell.draft"))
                + (room.lockedProperty().get() ? ", " + Texts.of("words.asks_for_password") : "")
                + (closed ? ", " + Texts.of("rooms.cell.closed") : "")
                + (outside ? ", " + Texts.of("rooms.cell.outside") : "");
    }

    private String people() {
        return Texts.of("words.people", room.peopleProperty().get());
    }
}
