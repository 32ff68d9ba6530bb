package foyer.ui.help;

import foyer.state.SlashCommand;
import java.util.ArrayList;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The keys and the commands there are. UI thread.
public final class ShortcutsController {
    private final List<SlashCommand> commands;
    private final Runnable close;

    @FXML private VBox groups;

    private record Line(String keys, String words) {}

    private record Group(String title, List<Line> lines) {}

    private static final List<Group> KEYS =
            List.of(
                    new Group(
                            "Writing",
                            List.of(
                                    new Line("Enter", "Say it"),
                                    new Line("Shift+Enter", "Begin a new line"),
                                    new Line("↑ in an empty field", "Change your last message"),
                                    new Line("@ and /", "Offer names and commands"),
                                    new Line("Tab or Enter", "Take what is offered"))),
                    new Group(
                            "Going about",
                            List.of(
                                    new Line("Ctrl+K", "Go to a room or a person"),
                                    new Line("Ctrl+Tab, Alt+↓", "The next room"),
                                    new Line("Ctrl+Shift+Tab, Alt+↑", "The room before"),
                                    new Line(
                                            "F8, Shift+F8",
                                            "The next of what you missed, the one before"),
                                    new Line("Ctrl+F", "Search in this room"),
                                    new Line("Ctrl+Shift+F", "Search everywhere"),
                                    new Line("Esc", "Close what is open"))),
                    new Group(
                            "The window",
                            List.of(
                                    new Line("Ctrl+,", "Settings"),
                                    new Line("Ctrl++, Ctrl+−, Ctrl+0", "Larger, smaller, as usual"),
                                    new Line("F1", "This sheet"))));

    /// @param commands those there are where it is opened
    public ShortcutsController(List<SlashCommand> commands, Runnable close) {
        this.commands = List.copyOf(commands);
        this.close = close;
    }

    @FXML
    private void initialize() {
        var all = new ArrayList<>(KEYS);
        if (!commands.isEmpty()) {
            all.add(
                    new Group(
                            "Commands",
                            commands.stream()
                                    .map(each -> new Line(each.form(), each.help()))
                                    .toList()));
        }
        all.forEach(group -> groups.getChildren().add(view(group)));
    }

    private static Node view(Group group) {
        var title = new Label(group.title);
        title.getStyleClass().add("section-title");
        var grid = new GridPane(12, 5);
        for (int i = 0; i < group.lines.size(); i++) {
            Line line = group.lines.get(i);
            var keys = new Label(line.keys);
            keys.getStyleClass().add("keys");
            keys.setWrapText(true);
            keys.setMinWidth(170);
            keys.setPrefWidth(170);
            keys.setMinHeight(Region.USE_PREF_SIZE);
            var words = new Label(line.words);
            words.setWrapText(true);
            words.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(i, keys, words);
        }
        var section = new VBox(title, grid);
        section.getStyleClass().add("section");
        return section;
    }

    @FXML
    private void close() {
        close.run();
    }
}
