package foyer.ui.members;

import foyer.clientstore.IgnoredMember;
import foyer.language.Texts;
import foyer.model.IgnoredMembers;
import foyer.ui.BidiLabel;
import foyer.ui.NodeVisibility;
import javafx.collections.ObservableList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// The people whom the user ignores, below the members, with a button to stop that. Hidden if there
/// are none. UI thread.
public final class IgnoredMembersBox extends TitledPane {
    private static final double MAX_HEIGHT = 160;

    private final VBox rows = new VBox();

    public IgnoredMembersBox() {
        getStyleClass().addAll("ignored-members", "dense");
        rows.getStyleClass().add("ignored-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.setMaxHeight(MAX_HEIGHT);
        scroll.getStyleClass().add("edge-to-edge");
        setContent(scroll);
        setExpanded(false);
        setAnimated(false);
        setMinHeight(USE_PREF_SIZE);
    }

    void follow(IgnoredMembers ignored) {
        ObservableList<IgnoredMember> members = ignored.members();
        members.subscribe(() -> show(ignored));
        show(ignored);
    }

    private void show(IgnoredMembers ignored) {
        ObservableList<IgnoredMember> members = ignored.members();
        NodeVisibility.show(this, !members.isEmpty());
        setText(Texts.of("members.ignored", members.size()));
        rows.getChildren().setAll(members.stream().map(each -> row(ignored, each)).toList());
    }

    private static Node row(IgnoredMembers ignored, IgnoredMember member) {
        var name = new BidiLabel();
        name.setText(member.name());
        name.setMinWidth(0);
        name.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(name, Priority.ALWAYS);
        var stop = new Button(Texts.of("members.stop_ignoring"));
        stop.getStyleClass().addAll("small", "stop-ignoring");
        stop.setMinWidth(USE_PREF_SIZE);
        stop.setAccessibleText(Texts.of("members.stop_ignoring_who", member.name()));
        stop.setOnAction(_ -> ignored.stop(member.id()));
        var row = new HBox(name, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("ignored-row");
        return row;
    }
}
