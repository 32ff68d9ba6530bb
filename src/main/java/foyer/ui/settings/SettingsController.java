package foyer.ui.settings;

import foyer.client.ClientModel;
import foyer.client.Profile;
import foyer.language.Language;
import foyer.language.Texts;
import foyer.settings.MotionChoice;
import foyer.settings.NotificationLevel;
import foyer.settings.Preferences;
import foyer.settings.Preferences.Desktop;
import foyer.settings.Preferences.Display;
import foyer.settings.Preferences.Hosting;
import foyer.settings.Preferences.Notifications;
import foyer.settings.Preferences.RetentionChoice;
import foyer.settings.ThemeChoice;
import foyer.ui.EnterKey;
import foyer.ui.NodeVisibility;
import foyer.ui.OverlayPane;
import foyer.ui.ViewShowing;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.jspecify.annotations.Nullable;

/// The settings panel. Each choice takes effect at once. UI thread.
public final class SettingsController {
    private static final int ZOOM_STEP_PERCENT = 10;

    private final ClientModel client;
    private final Profile profile;
    private final Supplier<@Nullable String> chooseFolder;
    private final String product;
    private final Function<Runnable, Parent> about;
    private final Runnable close;

    @FXML private Node root;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private ChoiceBox<LabeledChoice<Language>> language;
    @FXML private ChoiceBox<LabeledChoice<ThemeChoice>> theme;
    @FXML private ChoiceBox<LabeledChoice<Integer>> textSize;
    @FXML private Label zoom;
    @FXML private CheckBox compact;
    @FXML private ChoiceBox<LabeledChoice<MotionChoice>> motion;
    @FXML private ChoiceBox<LabeledChoice<NotificationLevel>> notify;
    @FXML private CheckBox quiet;
    @FXML private TextField quietFrom;
    @FXML private TextField quietTo;
    @FXML private CheckBox tray;
    @FXML private TextField downloads;
    @FXML private TextField port;
    @FXML private ChoiceBox<LabeledChoice<RetentionChoice>> keep;
    @FXML private Label version;

    /// @param chooseFolder asks for a folder; returns null if the user cancels
    /// @param product the program's name and version
    /// @param about makes the panel about Foyer, which replaces this one
    public SettingsController(
            ClientModel client,
            Supplier<@Nullable String> chooseFolder,
            String product,
            Function<Runnable, Parent> about,
            Runnable close) {
        this.client = client;
        this.profile = client.profile();
        this.chooseFolder = chooseFolder;
        this.product = product;
        this.about = about;
        this.close = close;
    }

    @FXML
    private void initialize() {
        Preferences preferences = profile.preferencesProperty().get();
        showName();
        show(preferences.display());
        show(preferences.notifications());
        show(preferences.desktop());
        show(preferences.hosting());
        version.setText(product);
    }

    private void showName() {
        name.setText(profile.nameProperty().get());
        EnterKey.in(name, this::rename);
        name.focusedProperty()
                .subscribe(
                        (before, focused) -> {
                            if (before && !focused) {
                                rename();
                            }
                        });
        NodeVisibility.bindToText(nameProblem, nameProblem.textProperty());
        ViewShowing.of(name)
                .subscribe(
                        shown -> {
                            if (shown) {
                                name.requestFocus();
                            }
                        });
    }

    private void show(Display display) {
        LabeledChoice.into(
                language,
                languages(),
                display.language(),
                chosen -> changeDisplay(current -> current.withLanguage(chosen)));
        LabeledChoice.into(
                theme,
                themes(),
                display.theme(),
                chosen -> changeDisplay(current -> current.withTheme(chosen)));
        LabeledChoice.into(
                textSize,
                textSizes(),
                display.textSize(),
                chosen -> changeDisplay(current -> current.withTextSize(chosen)));
        LabeledChoice.into(
                motion,
                motions(),
                display.motion(),
                chosen -> changeDisplay(current -> current.withMotion(chosen)));
        zoom.textProperty()
                .bind(
                        profile.preferencesProperty()
                                .map(current -> current.display().zoom())
                                .map(percent -> Texts.of("settings.zoom.percent", percent))
                                .when(ViewShowing.of(root)));
        compact.setSelected(display.compact());
        compact.selectedProperty()
                .addListener((_, _, on) -> changeDisplay(current -> current.withCompact(on)));
    }

    private void show(Notifications notifications) {
        LabeledChoice.into(
                notify,
                notificationLevels(),
                notifications.tellOf(),
                chosen -> changeNotifications(current -> current.withTellOf(chosen)));
        var _ =
                new QuietHoursFields(
                        quiet,
                        quietFrom,
                        quietTo,
                        notifications.quiet(),
                        hours -> changeNotifications(current -> current.withQuiet(hours)));
    }

    private void show(Desktop desktop) {
        tray.setSelected(desktop.tray());
        tray.selectedProperty()
                .addListener((_, _, on) -> changeDesktop(current -> current.withTray(on)));
        downloads.setText(desktop.downloads());
        downloads
                .textProperty()
                .addListener(
                        (_, _, folder) ->
                                changeDesktop(current -> current.withDownloads(folder.strip())));
    }

    private void show(Hosting hosting) {
        port.setText(hosting.port() == 0 ? "" : String.valueOf(hosting.port()));
        port.textProperty().addListener((_, _, typed) -> choosePort(typed));
        LabeledChoice.into(
                keep,
                retentions(),
                hosting.keep(),
                chosen -> changeHosting(current -> current.withKeep(chosen)));
    }

    private void changeDisplay(UnaryOperator<Display> change) {
        profile.changePreferences(preferences -> preferences.withDisplay(change));
    }

    private void changeNotifications(UnaryOperator<Notifications> change) {
        profile.changePreferences(preferences -> preferences.withNotifications(change));
    }

    private void changeDesktop(UnaryOperator<Desktop> change) {
        profile.changePreferences(preferences -> preferences.withDesktop(change));
    }

    private void changeHosting(UnaryOperator<Hosting> change) {
        profile.changePreferences(preferences -> preferences.withHosting(change));
    }

    /// Each language in its own name, so that its speakers find it.
    private static List<LabeledChoice<Language>> languages() {
        return Stream.of(Language.values())
                .map(
                        each ->
                                new LabeledChoice<>(
                                        each,
                                        each == Language.SYSTEM
                                                ? Texts.of("settings.language.system")
                                                : each.ownName()))
                .toList();
    }

    private static List<LabeledChoice<ThemeChoice>> themes() {
        return List.of(
                new LabeledChoice<>(ThemeChoice.SYSTEM, Texts.of("settings.theme.system")),
                new LabeledChoice<>(ThemeChoice.LIGHT, Texts.of("settings.theme.light")),
                new LabeledChoice<>(ThemeChoice.DARK, Texts.of("settings.theme.dark")));
    }

    private static List<LabeledChoice<Integer>> textSizes() {
        return IntStream.rangeClosed(Display.MIN_TEXT_SIZE, Display.MAX_TEXT_SIZE)
                .mapToObj(size -> new LabeledChoice<>(size, Texts.of("settings.text.size", size)))
                .toList();
    }

    private static List<LabeledChoice<MotionChoice>> motions() {
        return List.of(
                new LabeledChoice<>(MotionChoice.SYSTEM, Texts.of("settings.motion.system")),
                new LabeledChoice<>(MotionChoice.ON, Texts.of("settings.motion.on")),
                new LabeledChoice<>(MotionChoice.OFF, Texts.of("settings.motion.off")));
    }

    private static List<LabeledChoice<NotificationLevel>> notificationLevels() {
        return List.of(
                new LabeledChoice<>(NotificationLevel.ALL, Texts.of("settings.notify.all")),
                new LabeledChoice<>(
                        NotificationLevel.MENTIONS, Texts.of("settings.notify.mentions")),
                new LabeledChoice<>(NotificationLevel.NONE, Texts.of("settings.notify.none")));
    }

    private static List<LabeledChoice<RetentionChoice>> retentions() {
        return List.of(
                new LabeledChoice<>(RetentionChoice.ALWAYS, Texts.of("settings.keep.always")),
                new LabeledChoice<>(RetentionChoice.DAY, Texts.of("settings.keep.day")),
                new LabeledChoice<>(RetentionChoice.NOTHING, Texts.of("settings.keep.nothing")));
    }

    private void rename() {
        nameProblem.setText(client.sessions().rename(name.getText()));
    }

    /// An empty or invalid port means the default port.
    private void choosePort(String typed) {
        int chosen = typed.strip().matches("\\d{1,5}") ? Integer.parseInt(typed.strip()) : 0;
        changeHosting(current -> current.withPort(chosen));
    }

    @FXML
    private void smaller() {
        changeDisplay(current -> current.zoomedBy(-ZOOM_STEP_PERCENT));
    }

    @FXML
    private void larger() {
        changeDisplay(current -> current.zoomedBy(ZOOM_STEP_PERCENT));
    }

    @FXML
    private void chooseFolder() {
        String chosen = chooseFolder.get();
        if (chosen != null) {
            downloads.setText(chosen);
        }
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
