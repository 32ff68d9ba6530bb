package foyer.ui;

import foyer.state.ChatModel;
import foyer.state.Entrance;
import foyer.state.Entrance.Where;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.beans.value.ChangeListener;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// The one window: the way in while this person is outside, the server they are at while inside. UI
/// thread.
public final class MainWindow {
    static final double WIDTH = 1040;
    static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 400;

    private final Stage stage;
    private final Entrance entrance;
    private final Executor ui;
    private final Parent start;
    private final Function<ChatModel, Parent> shell;
    private final Runnable exit;
    private final StackPane content = new StackPane();

    /// @param start the view of the way in
    /// @param shell makes the view of a server
    /// @param exit called when the window is closed and all goodbyes are said
    public MainWindow(
            Stage stage,
            Entrance entrance,
            Executor ui,
            Parent start,
            Function<ChatModel, Parent> shell,
            Runnable exit) {
        this.stage = stage;
        this.entrance = entrance;
        this.ui = ui;
        this.start = start;
        this.shell = shell;
        this.exit = exit;
    }

    public void show() {
        Scene scene = stage.getScene();
        if (scene == null) {
            scene = new Scene(content, WIDTH, HEIGHT);
        } else {
            scene.setRoot(content);
        }
        Theme.dress(scene);
        AppIcon.addTo(stage);
        stage.setScene(scene);
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        entrance.whereProperty().subscribe(this::turnTo);
        ChangeListener<Boolean> attention =
                (_, _, focused) -> {
                    if (entrance.whereProperty().get() instanceof Where.Inside(ChatModel chat)) {
                        chat.setAttentive(focused);
                    }
                };
        stage.focusedProperty().addListener(attention);
        stage.setOnCloseRequest(
                request -> {
                    request.consume();
                    if (Farewell.isMeant(entrance, stage)) {
                        close();
                    }
                });
        stage.show();
    }

    /// Goes away at once, and says goodbye behind the scenes.
    public void close() {
        stage.hide();
        var _ = entrance.leave().whenComplete((_, _) -> ui.execute(exit));
    }

    private void turnTo(Where where) {
        switch (where) {
            case Where.Outside _, Where.Entering _ -> {
                stage.setTitle("Foyer");
                turnTo(start);
            }
            case Where.Inside(ChatModel chat) -> {
                chat.connection()
                        .serverProperty()
                        .subscribe(server -> stage.setTitle(title(server)));
                chat.setAttentive(stage.isFocused());
                turnTo(shell.apply(chat));
            }
        }
    }

    private void turnTo(Parent view) {
        if (!content.getChildren().contains(view)) {
            content.getChildren().setAll(view);
        }
    }

    private static String title(@Nullable String server) {
        return server == null || server.isEmpty() ? "Foyer" : server + " – Foyer";
    }
}
