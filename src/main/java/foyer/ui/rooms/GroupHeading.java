package foyer.ui.rooms;

import foyer.ui.scroll.StackedRow;
import javafx.scene.control.Label;

/// The heading above the rooms of a group. UI thread.
final class GroupHeading extends StackedRow<RoomRow> {
    private final Label label;
    private final RoomGroup group;

    GroupHeading(RoomRow.Heading heading) {
        this(heading, new Label());
    }

    private GroupHeading(RoomRow.Heading heading, Label label) {
        super(heading, label, true);
        this.label = label;
        this.group = heading.group();
        label.setWrapText(true);
        label.setMaxWidth(Double.MAX_VALUE);
        label.getStyleClass().add("room-heading");
        getStyleClass().add("room-cell");
    }

    @Override
    protected void start() {
        label.setText(group.heading());
        setAccessibleText(group.heading());
    }

    @Override
    protected void stop() {}

    @Override
    protected String plainText() {
        return group.heading();
    }
}
