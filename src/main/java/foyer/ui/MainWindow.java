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
import java.util.function.UnaryOperator;
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

/// The main window: shows the selected server, or the start view if none is selected. UI thread.
public final class MainWindow {
    static final double WIDTH = 1040;
    static final double HEIGHT = 720;
    private static final double MIN_WIDTH = 480;
    private static final double MIN_HEIGHT = 400;
    private static final Duration IDLE_AFTER = Duration.minutes(5);

    /// Opens the settings.
    public static final KeyCombination SETTINGS =
            new KeyCodeCombination(KeyCode.COMMA, KeyCombination.SHORTCUT_DOWN);

    /// Opens the list of keys and commands.
    public static final KeyCombination HELP = new KeyCodeCombination(KeyCode.F1);

    /// Opens the switcher.
    public static final KeyCombination SWITCHER =
            new KeyCodeCombination(KeyCode.K, KeyCombination.SHORTCUT_DOWN);

    private final Stage stage;
    private final ClientModel client;
    private final Executor ui;
    private final MainViews views;
    private final Notifier notifier;
    private final ObservableBooleanValue tray;
    private final Runnable exit;
    private final WindowTitle title;
    private final StackPane content = new StackPane();
    private final OverlayPane overlay = new OverlayPane();
    private final Map<ServerSession, Parent> shells = new HashMap<>();
    private Parent start = new StackPane();
    private Subscription chatSubscription = Subscription.EMPTY;
    private Subscription titleSubscription = Subscription.EMPTY;

    /// @param tray whether Foyer is in the tray, so that the window may be hidden
    /// @param exit called when the window is closed and every server has been told goodbye
    public MainWindow(
            Stage stage,
            ClientModel client,
            Executor ui,
            MainViews views,
            Notifier notifier,
            ObservableBooleanValue tray,
            Runnable exit) {
        this.stage = stage;
        this.client = client;
        this.ui = ui;
        this.views = views;
        this.notifier = notifier;
        this.tray = tray;
        this.exit = exit;
        this.title = new WindowTitle(stage, notifier);
    }

    public void show() {
        ObservableValue<Preferences> preferences = client.profile().preferencesProperty();
        ObservableValue<Language> language =
                preferences.map(current -> current.display().language());
        Texts.speak(language.getValue());
        language.addListener((_, _, chosen) -> ui.execute(() -> speak(chosen)));
        start = startView();
        var zoom = new Zoom(new StackPane(content, overlay, views.toast()));
        Scene scene = stage.getScene();
        if (scene == null) {
            scene = new Scene(zoom, WIDTH, HEIGHT);
        } else {
            scene.setRoot(zoom);
        }
        scene.addEventHandler(KeyEvent.KEY_PRESSED, this::onKey);
        Theme.addStyles(scene);
        stage.setScene(scene);
        new Appearance(stage, zoom, MIN_WIDTH, MIN_HEIGHT).follow(preferences);
        SessionList sessions = client.sessions();
        sessions.all().subscribe(() -> shells.keySet().retainAll(sessions.all()));
        sessions.shownProperty().subscribe((before, after) -> show(before, after));
        show(null, sessions.shownProperty().get());
        stage.focusedProperty()
                .addListener(
                        (_, _, focused) -> setAttentive(sessions.shownProperty().get(), focused));
        stage.focusedProperty().subscribe(notifier::setFocused);
        stage.setOnCloseRequest(
                request -> {
                    request.consume();
                    onCloseRequest();
                });
        new IdleDetector(scene, IDLE_AFTER, this::setIdle);
        stage.show();
    }

    /// The start view with buttons in its corner that open panels about Foyer as a whole.
    private Parent startView() {
        StartPanels panels = views.startPanels();
        var corner =
                new HBox(
                        cornerButton(
                                "fth-sliders",
                                Texts.of("words.settings"),
                                Texts.of("words.settings.tip"),
                                panels.settings()),
                        cornerButton(
                                "fth-info",
                                Texts.of("about.title"),
                                Texts.of("about.title"),
                                panels.about()));
        corner.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        StackPane.setAlignment(corner, Pos.BOTTOM_LEFT);
        StackPane.setMargin(corner, new Insets(12));
        return new StackPane(views.start().get(), corner);
    }

    private Button cornerButton(
            String icon, String text, String tip, Function<Runnable, Parent> panel) {
        var button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("flat", "button-icon", "start-corner");
        button.setAccessibleText(text);
        button.setTooltip(new Tooltip(tip));
        button.setOnAction(_ -> overlay.open(panel));
        return button;
    }

    private void onCloseRequest() {
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

    /// Hides the window at once and says goodbye to the servers in the background.
    public void close() {
        stage.hide();
        var _ = client.leaveAll().whenComplete((_, _) -> ui.execute(exit));
    }

    private void setIdle(boolean idle) {
        for (ServerSession session : client.sessions().all()) {
            ChatModel chat = session.chatProperty().get();
            if (chat != null) {
                chat.setIdle(idle);
            }
        }
    }

    private static void setAttentive(@Nullable ServerSession session, boolean attentive) {
        ChatModel chat = session == null ? null : session.chatProperty().get();
        if (chat != null) {
            chat.setInForeground(attentive);
        }
    }

    /// Handles the keys that no view has consumed.
    private void onKey(KeyEvent event) {
        UnaryOperator<Preferences.Display> zoom = ZoomKeys.change(event);
        if (zoom != null) {
            client.profile().changePreferences(preferences -> preferences.withDisplay(zoom));
            event.consume();
        } else if (content.getChildren().contains(start)) {
            StartPanels panels = views.startPanels();
            Function<Runnable, Parent> panel =
                    SETTINGS.match(event)
                            ? panels.settings()
                            : HELP.match(event)
                                    ? panels.help()
                                    : SWITCHER.match(event) ? panels.switcher() : null;
            if (panel != null) {
                overlay.open(panel);
                event.consume();
            }
        }
    }

    /// Makes every view again in another language. What was typed is in the models. Opens the
    /// settings again, where the language was chosen.
    private void speak(Language language) {
        Texts.speak(language);
        start = startView();
        shells.clear();
        show(null, client.sessions().shownProperty().get());
        overlay.open(views.startPanels().settings());
    }

    private void show(@Nullable ServerSession before, @Nullable ServerSession after) {
        chatSubscription.unsubscribe();
        titleSubscription.unsubscribe();
        setAttentive(before, false);
        if (after == null) {
            title.setServer("");
            show(start);
        } else {
            chatSubscription = after.chatProperty().subscribe(chat -> show(after, chat));
        }
    }

    private void show(ServerSession session, @Nullable ChatModel chat) {
        if (chat != null) {
            titleSubscription =
                    chat.connection()
                            .serverProperty()
                            .subscribe(name -> title.setServer(name == null ? "" : name));
            setAttentive(session, stage.isFocused());
            show(shells.computeIfAbsent(session, views.shell()));
        }
    }

    private void show(Parent view) {
        if (!content.getChildren().contains(view)) {
            overlay.close();
            content.getChildren().setAll(view);
            // the composer gets the focus if it is enabled: in no room, it is not
            for (String part : List.of(".log-view", ".words-field")) {
                Node found = view.lookup(part);
                if (found != null) {
                    found.requestFocus();
                }
            }
        }
    }
}
