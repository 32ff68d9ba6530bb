package foyer.ui.members;

import foyer.language.Texts;
import foyer.ui.BidiText;
import java.net.URL;
import java.util.Objects;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Asks before everything that a member has sent is deleted. The focus is on *Cancel*. UI thread.
public final class DeleteAllPanel extends VBox {
    /// @param name the member's name
    /// @param delete run if the user confirms
    /// @param close closes the panel
    public DeleteAllPanel(String name, Runnable delete, Runnable close) {
        getStyleClass().addAll("panel", "delete-all");
        URL sheet = Objects.requireNonNull(DeleteAllPanel.class.getResource("/foyer/ui/panel.css"));
        getStylesheets().add(sheet.toExternalForm());
        setPrefWidth(420);
        setMinHeight(USE_PREF_SIZE);
        var title = new BidiText();
        title.setText(Texts.of("delete_all.title", name));
        title.getStyleClass().add("panel-title");
        var goes = new VBox(4);
        goes.getChildren()
                .addAll(
                        line(Texts.of("delete_all.messages")),
                        line(Texts.of("delete_all.reactions")),
                        line(Texts.of("delete_all.files")),
                        line(Texts.of("delete_all.pins")));
        var hint = line(Texts.of("delete_all.hint"));
        hint.getStyleClass().add("hint");
        var cancel = new Button(Texts.of("words.cancel"));
        cancel.setCancelButton(true);
        cancel.setDefaultButton(true);
        cancel.setOnAction(_ -> close.run());
        var act = new Button(Texts.of("delete_all.button"));
        act.getStyleClass().addAll("danger", "delete-all-button");
        act.setOnAction(
                _ -> {
                    close.run();
                    delete.run();
                });
        var buttons = new FlowPane(8, 8, cancel, act);
        getChildren().addAll(title, goes, hint, buttons);
    }

    private static Label line(String text) {
        var line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(USE_PREF_SIZE);
        return line;
    }
}
