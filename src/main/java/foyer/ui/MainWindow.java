package foyer.ui;

import foyer.client.ClientModel;
import foyer.client.Notifier;
import foyer.client.ServerSession;
import foyer.client.SessionList;
import foyer.language.Language;
import foyer.language.Texts;
import foyer.model.ChatModel;
import foyer.settings.Preferences;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// The one window: the server this person looks at, or the way in. UI thread.
public final class MainWindow {
    static final double WIDTH = 1040;
    static final double HEIGHT = 720;
    private static final double LEAST_WIDTH = 480;
    private static final double LEAST_HEIGHT = 400;
    private static final Duration IDLE_AFTER = Duration.minutes(5);

    /// What opens the settings.
    public static final KeyCombination SETTINGS = ctrl(KeyCode.COMMA);

    /// What opens the keys and commands.
    public static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);

    /// What opens the list of where one may go.
    public static final KeyCombination SWITCHER = ctrl(KeyCode.K);

    private static final int ZOOM_STEP = 10;
    private static final List<KeyCombination> LARGER =
            List.of(
                    ctrl(KeyCode.PLUS),
                    ctrl(KeyCode.ADD),
                    ctrl(KeyCode.EQUALS),
                    new KeyCodeCombination(
                            KeyCode.EQUALS,
                            KeyCombination.SHORTCUT_DOWN,
                            KeyCombination.SHIFT_DOWN));
    private static final List<KeyCombination> SMALLER =
            List.of(ctrl(KeyCode.MINUS), ctrl(KeyCode.SUBTRACT));
    private static final List<KeyCombination> USUAL =
            List.of(ctrl(KeyCode.DIGIT0), ctrl(KeyCode.NUMPAD0));

    private final Stage stage;
    private final ClientModel client;
    private final Executor ui;
    private final Supplier<Parent> startView;
    private final Function<ServerSession, Parent> shell;
    private final ObservableBooleanValue tray;
    private final Runnable exit;
    private final StartPanels startPanels;
    private final Notifier notifier;
    private final StackPane content = new StackPane();
    private final StackPane ground;
    private Parent start = new StackPane();
    private String server = "";
    private final OverlayPane overlay = new OverlayPane();
    private final Map<ServerSession, Parent> shells = new HashMap<>();
    private Subscription following = Subscription.EMPTY;
    private Subscription titling = Subscription.EMPTY;

    /// @param start makes the view of the way in
    /// @param shell makes the view of a server
    /// @param startPanels make what opens above the way in
    /// @param toast tells of something above all else
    /// @param tray whether Foyer is in the tray, so that the window may go
    /// @param exit called when the window is closed and all goodbyes are said
    public MainWindow(
            Stage stage,
            ClientModel client,
            Executor ui,
            Supplier<Parent> start,
            Function<ServerSession, Parent> shell,
            StartPanels startPanels,
            Notifier notifier,
            Node toast,
            ObservableBooleanValue tray,
            Runnable exit) {
        this.notifier = notifier;
        this.ground = new StackPane(content, overlay, toast);
        this.startPanels = startPanels;
        this.stage = stage;
        this.client = client;
        this.ui = ui;
        this.startView = start;
        this.shell = shell;
        this.tray = tray;
        this.exit = exit;
    }

    /// What concerns all of Foyer, where nobody is anywhere yet.
    private Node corner() {
        var corner =
                new HBox(
                        button(
                                "fth-sliders",
                                Texts.of("words.settings"),
                                Texts.of("words.settings.tip"),
                                startPanels.settings()),
                        button(
                                "fth-info",
                                Texts.of("about.title"),
                                Texts.of("about.title"),
                                startPanels.about()));
        corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(corner, Pos.BOTTOM_LEFT);
        StackPane.setMargin(corner, new Insets(12));
        return corner;
    }

    private Button button(String icon, String text, String tip, Function<Runnable, Parent> sheet) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "start-corner");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> overlay.open(sheet));
        return button;
    }

    public void show() {
        ObservableValue<Language> language =
                client.profile()
                        .preferencesProperty()
                        .map(preferences -> preferences.display().language());
        Texts.speak(language.getValue());
        language.addListener((_, _, chosen) -> ui.execute(() -> speak(chosen)));
        start = new StackPane(startView.get(), corner());
        Scene scene = stage.getScene();
        var zoom = new Zoom(ground);
        if (scene == null) {
            scene = new Scene(zoom, WIDTH, HEIGHT);
        } else {
            scene.setRoot(zoom);
        }
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
        Theme.dress(scene);
        AppIcon.addTo(stage);
        stage.setScene(scene);
        new Appearance(stage, zoom, LEAST_WIDTH, LEAST_HEIGHT)
                .follow(client.profile().preferencesProperty());
        SessionList sessions = client.sessions();
        sessions.all().subscribe(() -> shells.keySet().retainAll(sessions.all()));
        sessions.shownProperty().subscribe((before, now) -> turnTo(before, now));
        turnTo(null, sessions.shownProperty().get());
        stage.focusedProperty()
                .addListener((_, _, focused) -> attend(sessions.shownProperty().get(), focused));
        stage.focusedProperty().subscribe(notifier::setFocused);
        notifier.unreadProperty().subscribe(_ -> title());
        notifier.unreadProperty()
                .map(count -> Badge.words(count.intValue()))
                .addListener((_, _, text) -> AppIcon.show(stage, text));
        stage.setOnCloseRequest(
                request -> {
                    request.consume();
                    asked();
                });
        new IdleDetector(scene, IDLE_AFTER, this::idle);
        stage.show();
    }

    /// The window is to go; perhaps Foyer stays.
    private void asked() {
        if (tray.get() && client.profile().preferencesProperty().get().desktop().tray()) {
            stage.hide();
            return;
        }
        switch (LeaveConfirmation.ask(client.sessions().all(), stage, tray.get())) {
            case LEAVE -> close();
            case TRAY -> stage.hide();
            case STAY -> {}
        }
    }

    /// Told to every server.
    private void idle(boolean now) {
        for (ServerSession session : client.sessions().all()) {
            ChatModel chat = session.chatProperty().get();
            if (chat != null) {
                chat.setIdle(now);
            }
        }
    }

    /// What the server's own view has not taken.
    private void typed(KeyEvent event) {
        int by =
                LARGER.stream().anyMatch(keys -> keys.match(event))
                        ? ZOOM_STEP
                        : SMALLER.stream().anyMatch(keys -> keys.match(event)) ? -ZOOM_STEP : 0;
        boolean usual = USUAL.stream().anyMatch(keys -> keys.match(event));
        if (by != 0 || usual) {
            client.profile()
                    .changePreferences(
                            was ->
                                    was.withDisplay(
                                            display ->
                                                    usual
                                                            ? display.withZoom(
                                                                    Preferences.Display
                                                                            .DEFAULT_ZOOM)
                                                            : display.zoomedBy(by)));
            event.consume();
        } else if (content.getChildren().contains(start)) {
            Function<Runnable, Parent> sheet =
                    SETTINGS.match(event)
                            ? startPanels.settings()
                            : HELP.match(event)
                                    ? startPanels.help()
                                    : SWITCHER.match(event) ? startPanels.switcher() : null;
            if (sheet != null) {
                overlay.open(sheet);
                event.consume();
            }
        }
    }

    /// Goes away at once, and says goodbye behind the scenes.
    public void close() {
        stage.hide();
        var _ = client.leaveAll().whenComplete((_, _) -> ui.execute(exit));
    }

    private static void attend(@Nullable ServerSession session, boolean now) {
        ChatModel chat = session == null ? null : session.chatProperty().get();
        if (chat != null) {
            chat.setAttentive(now);
        }
    }

    private void turnTo(@Nullable ServerSession before, @Nullable ServerSession now) {
        following.unsubscribe();
        titling.unsubscribe();
        attend(before, false);
        if (now == null) {
            server = "";
            title();
            turnTo(start);
        } else {
            following = now.chatProperty().subscribe(chat -> turnTo(now, chat));
        }
    }

    /// All that is shown is made anew, in the language chosen; what was typed is in the models. The
    /// settings, where it was chosen, are open again.
    private void speak(Language language) {
        Texts.speak(language);
        start = new StackPane(startView.get(), corner());
        shells.clear();
        turnTo(null, client.sessions().shownProperty().get());
        overlay.open(startPanels.settings());
    }

    private void turnTo(ServerSession session, @Nullable ChatModel chat) {
        if (chat != null) {
            titling =
                    chat.connection()
                            .serverProperty()
                            .subscribe(
                                    called -> {
                                        server = called == null ? "" : called;
                                        title();
                                    });
            attend(session, stage.isFocused());
            turnTo(shells.computeIfAbsent(session, shell));
        }
    }

    private void turnTo(Parent view) {
        if (!content.getChildren().contains(view)) {
            overlay.close();
            content.getChildren().setAll(view);
            // whoever comes in can write at once; before they are in a room, keys do nothing
            for (String part : List.of(".log-view", ".words-field")) {
                Node found = view.lookup(part);
                if (found != null) {
                    found.requestFocus();
                }
            }
        }
    }

    private static KeyCombination ctrl(KeyCode key) {
        return new KeyCodeCombination(key, KeyCombination.SHORTCUT_DOWN);
    }

    private void title() {
        int unread = notifier.unreadProperty().get();
        stage.setTitle(
                (unread == 0 ? "" : "(" + unread + ") ")
                        + (server.isEmpty() ? "Foyer" : server + " – Foyer"));
    }
}
