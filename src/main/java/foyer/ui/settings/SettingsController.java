package foyer.ui.settings;

import foyer.client.ClientModel;
import foyer.client.Profile;
import foyer.language.Language;
import foyer.language.Texts;
import foyer.settings.MotionChoice;
import foyer.settings.NotificationLevel;
import foyer.settings.Preferences;
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

/// What this person chooses; it takes effect as it is chosen. UI thread.
public final class SettingsController {
    /// So much larger or smaller at a time, in per cent.
    private static final int ZOOM_STEP = 10;

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

    /// @param chooseFolder asks for a folder; null if the person thought better of it
    /// @param product which Foyer this is, as people call it
    /// @param about makes the view that takes this one's place to say more of that
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
        Preferences now = profile.preferencesProperty().get();
        name.setText(profile.nameProperty().get());
        EnterKey.in(name, this::rename);
        name.focusedProperty()
                .subscribe(
                        (was, is) -> {
                            if (was && !is) {
                                rename();
                            }
                        });
        showIfAny(nameProblem);
        ViewShowing.of(name)
                .subscribe(
                        shown -> {
                            if (shown) {
                                name.requestFocus();
                            }
                        });
        LabeledChoice.into(
                language,
                languages(),
                now.display().language(),
                chosen -> prefer(was -> was.withDisplay(display -> display.withLanguage(chosen))));
        LabeledChoice.into(
                theme,
                looks(),
                now.display().theme(),
                themeChoice ->
                        prefer(was -> was.withDisplay(display -> display.withTheme(themeChoice))));
        LabeledChoice.into(
                textSize,
                sizes(),
                now.display().textSize(),
                size -> prefer(was -> was.withDisplay(display -> display.withTextSize(size))));
        zoom.textProperty()
                .bind(
                        profile.preferencesProperty()
                                .map(
                                        each ->
                                                Texts.of(
                                                        "settings.zoom.percent",
                                                        each.display().zoom()))
                                .when(ViewShowing.of(root)));
        compact.setSelected(now.display().compact());
        compact.selectedProperty()
                .addListener(
                        (_, _, on) ->
                                prefer(was -> was.withDisplay(display -> display.withCompact(on))));
        LabeledChoice.into(
                motion,
                movements(),
                now.display().motion(),
                how -> prefer(was -> was.withDisplay(display -> display.withMotion(how))));
        tray.setSelected(now.desktop().tray());
        tray.selectedProperty()
                .addListener(
                        (_, _, on) ->
                                prefer(was -> was.withDesktop(desktop -> desktop.withTray(on))));
        LabeledChoice.into(
                notify,
                kinds(),
                now.notifications().tellOf(),
                kind ->
                        prefer(
                                was ->
                                        was.withNotifications(
                                                notifications -> notifications.withTellOf(kind))));
        var _ =
                new QuietHoursFields(
                        quiet,
                        quietFrom,
                        quietTo,
                        now.notifications().quiet(),
                        hours ->
                                prefer(
                                        was ->
                                                was.withNotifications(
                                                        notifications ->
                                                                notifications.withQuiet(hours))));
        downloads.setText(now.desktop().downloads());
        downloads
                .textProperty()
                .addListener(
                        (_, _, folder) ->
                                prefer(
                                        was ->
                                                was.withDesktop(
                                                        desktop ->
                                                                desktop.withDownloads(
                                                                        folder.strip()))));
        port.setText(now.hosting().port() == 0 ? "" : String.valueOf(now.hosting().port()));
        port.textProperty().addListener((_, _, typed) -> choosePort(typed));
        LabeledChoice.into(
                keep,
                keeps(),
                now.hosting().keep(),
                kept -> prefer(was -> was.withHosting(hosting -> hosting.withKeep(kept))));
        version.setText(product);
    }

    private static void showIfAny(Label label) {
        NodeVisibility.bindToText(label, label.textProperty());
    }

    private void prefer(UnaryOperator<Preferences> change) {
        profile.changePreferences(change);
    }

    /// Each in its own words, so that whoever cannot read the others finds theirs.
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

    private static List<LabeledChoice<ThemeChoice>> looks() {
        return List.of(
                new LabeledChoice<>(ThemeChoice.SYSTEM, Texts.of("settings.theme.system")),
                new LabeledChoice<>(ThemeChoice.LIGHT, Texts.of("settings.theme.light")),
                new LabeledChoice<>(ThemeChoice.DARK, Texts.of("settings.theme.dark")));
    }

    private static List<LabeledChoice<Integer>> sizes() {
        return IntStream.rangeClosed(
                        Preferences.Display.MIN_TEXT_SIZE, Preferences.Display.MAX_TEXT_SIZE)
                .mapToObj(size -> new LabeledChoice<>(size, Texts.of("settings.text.size", size)))
                .toList();
    }

    private static List<LabeledChoice<MotionChoice>> movements() {
        return List.of(
                new LabeledChoice<>(MotionChoice.SYSTEM, Texts.of("settings.motion.system")),
                new LabeledChoice<>(MotionChoice.ON, Texts.of("settings.motion.on")),
                new LabeledChoice<>(MotionChoice.OFF, Texts.of("settings.motion.off")));
    }

    private static List<LabeledChoice<NotificationLevel>> kinds() {
        return List.of(
                new LabeledChoice<>(NotificationLevel.ALL, Texts.of("settings.notify.all")),
                new LabeledChoice<>(
                        NotificationLevel.MENTIONS, Texts.of("settings.notify.mentions")),
                new LabeledChoice<>(NotificationLevel.NONE, Texts.of("settings.notify.none")));
    }

    private static List<LabeledChoice<RetentionChoice>> keeps() {
        return List.of(
                new LabeledChoice<>(RetentionChoice.ALWAYS, Texts.of("settings.keep.always")),
                new LabeledChoice<>(RetentionChoice.DAY, Texts.of("settings.keep.day")),
                new LabeledChoice<>(RetentionChoice.NOTHING, Texts.of("settings.keep.nothing")));
    }

    private void rename() {
        nameProblem.setText(client.sessions().rename(name.getText()));
    }

    /// Nothing, or what is no port, is the usual one.
    private void choosePort(String typed) {
        int wanted = typed.strip().matches("\\d{1,5}") ? Integer.parseInt(typed.strip()) : 0;
        prefer(was -> was.withHosting(hosting -> hosting.withPort(wanted)));
    }

    @FXML
    private void smaller() {
        prefer(was -> was.withDisplay(display -> display.zoomedBy(-ZOOM_STEP)));
    }

    @FXML
    private void larger() {
        prefer(was -> was.withDisplay(display -> display.zoomedBy(ZOOM_STEP)));
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
