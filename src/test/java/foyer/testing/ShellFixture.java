package foyer.testing;

import foyer.client.Profile;
import foyer.client.SessionList;
import foyer.client.SwitcherModel;
import foyer.ui.ViewLoader;
import foyer.ui.shell.ShellPanels;
import foyer.ui.shell.ShellView;
import foyer.ui.switcher.SwitcherController;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// The complete view of a server, with plain panels and a list instead of files.
public final class ShellFixture {
    /// Requests to other parts: exports and leaving the server.
    public final List<String> asked = new ArrayList<>();

    private final ScriptedChat scriptedChat;
    private final SessionList sessions;
    private final ShellPanels panels;

    public ShellFixture(ScriptedChat scriptedChat) {
        this(scriptedChat, ClientModels.idle().sessions());
    }

    /// @param sessions with other servers
    public ShellFixture(ScriptedChat scriptedChat, SessionList sessions) {
        this.scriptedChat = scriptedChat;
        this.sessions = sessions;
        panels =
                new ShellPanels(
                        close -> panel("name", close),
                        close -> panel("connection", close),
                        close -> panel("host", close),
                        close -> panel("invite", close),
                        close ->
                                new ViewLoader(
                                                Map.of(
                                                        SwitcherController.class,
                                                        () ->
                                                                new SwitcherController(
                                                                        new SwitcherModel(
                                                                                sessions,
                                                                                scriptedChat.chat),
                                                                        sessions,
                                                                        close)))
                                        .load(SwitcherController.class),
                        close -> panel("settings", close),
                        close -> panel("shortcuts", close),
                        (room, close) -> {
                            asked.add("export " + room.name());
                            return panel("export", close);
                        });
    }

    public Parent view() {
        return ShellView.load(
                scriptedChat.chat,
                sessions,
                panels,
                () -> asked.add("leave server"),
                asked::add,
                scriptedChat.clock);
    }

    /// What this person chose.
    public Profile profile() {
        return sessions.profile();
    }

    private static Parent panel(String what, Runnable close) {
        var field = new TextField();
        field.setId(what + "-field");
        var done = new Button("Done");
        done.setId("done");
        done.setOnAction(_ -> close.run());
        var panel = new VBox(8, field, done);
        panel.setId(what + "-panel");
        panel.setStyle("-fx-padding: 20px");
        return panel;
    }
}
