package foyer.ui;

import foyer.state.ChatModel;
import foyer.state.Entrance;
import foyer.state.Visit;
import foyer.state.Visits;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// The one window: the server this person looks at, or the way in. UI thread.
public final class MainWindow {
    static final double WIDTH = 1040;
    static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 400;
    private static final Duration IDLE_AFTER = Duration.minutes(5);

    private final Stage stage;
    private final Entrance entrance;
    private final Executor ui;
    private final Parent start;
    private final Function<Visit, Parent> shell;
    private final Runnable exit;
    private final StackPane content = new StackPane();
    private final Map<Visit, Parent> shells = new HashMap<>();
    private Subscription following = Subscription.EMPTY;
    private Subscription titling = Subscription.EMPTY;

    /// @param start the view of the way in
    /// @param shell makes the view of a server
    /// @param exit called when the window is closed and all goodbyes are said
    public MainWindow(
            Stage stage,
            Entrance entrance,
            Executor ui,
            Parent start,
            Function<Visit, Parent> shell,
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
        Visits visits = entrance.visits();
        visits.all().subscribe(() -> shells.keySet().retainAll(visits.all()));
        visits.shownProperty().subscribe((before, now) -> turnTo(before, now));
        turnTo(null, visits.shownProperty().get());
        stage.focusedProperty()
                .addListener((_, _, focused) -> attend(visits.shownProperty().get(), focused));
        stage.setOnCloseRequest(
                request -> {
                    request.consume();
                    if (Farewell.isMeant(entrance.visits().all(), stage)) {
                        close();
                    }
                });
        new Idleness(scene, IDLE_AFTER, this::idle);
        stage.show();
    }

    /// Told to every server.
    private void idle(boolean now) {
        for (Visit visit : entrance.visits().all()) {
            ChatModel chat = visit.chatProperty().get();
            if (chat != null) {
                chat.attention().setIdle(now);
            }
        }
    }

    /// Goes away at once, and says goodbye behind the scenes.
    public void close() {
        stage.hide();
        var _ = entrance.leaveAll().whenComplete((_, _) -> ui.execute(exit));
    }

    private static void attend(@Nullable Visit visit, boolean now) {
        ChatModel chat = visit == null ? null : visit.chatProperty().get();
        if (chat != null) {
            chat.setAttentive(now);
        }
    }

    private void turnTo(@Nullable Visit before, @Nullable Visit now) {
        following.unsubscribe();
        titling.unsubscribe();
        attend(before, false);
        if (now == null) {
            stage.setTitle("Foyer");
            turnTo(start);
        } else {
            following = now.chatProperty().subscribe(chat -> turnTo(now, chat));
        }
    }

    private void turnTo(Visit visit, @Nullable ChatModel chat) {
        if (chat != null) {
            titling =
                    chat.connection()
                            .serverProperty()
                            .subscribe(server -> stage.setTitle(title(server)));
            attend(visit, stage.isFocused());
            turnTo(shells.computeIfAbsent(visit, shell));
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
