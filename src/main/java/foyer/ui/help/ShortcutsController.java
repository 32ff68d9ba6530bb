package foyer.ui.help;

import foyer.commands.SlashCommand;
import foyer.language.Texts;
import foyer.ui.OverlayPane;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The panel that lists the keys and slash commands. UI thread.
public final class ShortcutsController {
    private final List<SlashCommand> commands;
    private final Function<Runnable, Parent> about;
    private final Runnable close;

    @FXML private Node root;
    @FXML private VBox groups;

    private record Line(String keys, String text) {}

    private record Group(String title, List<Line> lines) {}

    private static List<Group> keys() {
        return List.of(
                new Group(
                        Texts.of("help.writing"),
                        List.of(
                                new Line("Enter", Texts.of("help.say")),
                                new Line("Shift+Enter", Texts.of("help.new_line")),
                                new Line(Texts.of("help.up"), Texts.of("help.change_last")),
                                new Line(Texts.of("help.offer"), Texts.of("help.offer.words")),
                                new Line(Texts.of("help.take"), Texts.of("help.take.words")))),
                new Group(
                        Texts.of("help.message"),
                        List.of(
                                new Line("R", Texts.of("log.reply")),
                                new Line("E", Texts.of("log.edit")),
                                new Line("P", Texts.of("log.pin")),
                                new Line("Del", Texts.of("log.delete.button")))),
                new Group(
                        Texts.of("help.going"),
                        List.of(
                                new Line("Ctrl+K", Texts.of("help.switcher")),
                                new Line("Ctrl+Tab, Alt+↓", Texts.of("help.next_room")),
                                new Line("Ctrl+Shift+Tab, Alt+↑", Texts.of("help.room_before")),
                                new Line("F8, Shift+F8", Texts.of("help.missed")),
                                new Line("Ctrl+F", Texts.of("help.search_here")),
                                new Line("Ctrl+Shift+F", Texts.of("help.search_everywhere")),
                                new Line("Esc", Texts.of("help.close")))),
                new Group(
                        Texts.of("help.window"),
                        List.of(
                                new Line("Ctrl+,", Texts.of("words.settings")),
                                new Line("Ctrl++, Ctrl+−, Ctrl+0", Texts.of("help.zoom")),
                                new Line("F1", Texts.of("help.sheet")))));
    }

    /// @param commands the slash commands of the server; empty in the start view
    /// @param about makes the panel about Foyer, which replaces this one
    public ShortcutsController(
            List<SlashCommand> commands, Function<Runnable, Parent> about, Runnable close) {
        this.commands = List.copyOf(commands);
        this.about = about;
        this.close = close;
    }

    @FXML
    private void initialize() {
        var all = new ArrayList<>(keys());
        if (!commands.isEmpty()) {
            all.add(
                    new Group(
                            Texts.of("help.commands"),
                            commands.stream()
                                    .map(command -> new Line(command.form(), command.help()))
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
            var text = new Label(line.text);
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            grid.addRow(i, keys, text);
        }
        var section = new VBox(title, grid);
        section.getStyleClass().add("section");
        return section;
    }

    @FXML
    private void openAbout() {
        OverlayPane.enclosing(root).open(about);
    }

    @FXML
    private void close() {
        close.run();
    }
}
