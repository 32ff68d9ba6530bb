package foyer.ui.settings;

import foyer.language.Language;
import foyer.language.Texts;
import foyer.settings.Look;
import foyer.settings.Movement;
import foyer.settings.Notify;
import foyer.settings.Preferences;
import foyer.settings.Preferences.Keep;
import foyer.state.Entrance;
import foyer.state.Profile;
import foyer.ui.Above;
import foyer.ui.EnterKey;
import foyer.ui.Shown;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javafx.beans.binding.Bindings;
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

    private final Entrance entrance;
    private final Profile profile;
    private final Supplier<@Nullable String> chooseFolder;
    private final String product;
    private final Function<Runnable, Parent> about;
    private final Runnable close;

    @FXML private Node root;
    @FXML private TextField name;
    @FXML private Label nameProblem;
    @FXML private ChoiceBox<Choice<Language>> language;
    @FXML private ChoiceBox<Choice<Look>> theme;
    @FXML private ChoiceBox<Choice<Integer>> textSize;
    @FXML private Label zoom;
    @FXML private CheckBox compact;
    @FXML private ChoiceBox<Choice<Movement>> motion;
    @FXML private ChoiceBox<Choice<Notify>> notify;
    @FXML private CheckBox quiet;
    @FXML private TextField quietFrom;
    @FXML private TextField quietTo;
    @FXML private CheckBox tray;
    @FXML private TextField downloads;
    @FXML private TextField port;
    @FXML private ChoiceBox<Choice<Keep>> keep;
    @FXML private Label version;

    /// @param chooseFolder asks for a folder; null if the person thought better of it
    /// @param product which Foyer this is, as people call it
    /// @param about makes the view that takes this one's place to say more of that
    public SettingsController(
            Entrance entrance,
            Supplier<@Nullable String> chooseFolder,
            String product,
            Function<Runnable, Parent> about,
            Runnable close) {
        this.entrance = entrance;
        this.profile = entrance.profile();
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
        Shown.of(name)
                .subscribe(
                        shown -> {
                            if (shown) {
                                name.requestFocus();
                            }
                        });
        Choice.into(
                language,
                languages(),
                now.language(),
                chosen -> prefer(was -> was.withLanguage(chosen)));
        Choice.into(theme, looks(), now.theme(), look -> prefer(was -> was.withTheme(look)));
        Choice.into(
                textSize, sizes(), now.textSize(), size -> prefer(was -> was.withTextSize(size)));
        zoom.textProperty()
                .bind(
                        profile.preferencesProperty()
                                .map(each -> Texts.of("settings.zoom.percent", each.zoom()))
                                .when(Shown.of(root)));
        compact.setSelected(now.compact());
        compact.selectedProperty().addListener((_, _, on) -> prefer(was -> was.withCompact(on)));
        Choice.into(motion, movements(), now.motion(), how -> prefer(was -> was.withMotion(how)));
        tray.setSelected(now.tray());
        tray.selectedProperty().addListener((_, _, on) -> prefer(was -> was.withTray(on)));
        Choice.into(notify, kinds(), now.tellOf(), kind -> prefer(was -> was.withTellOf(kind)));
        var _ =
                new QuietTimes(
                        quiet,
                        quietFrom,
                        quietTo,
                        now.quiet(),
                        hours -> prefer(was -> was.withQuiet(hours)));
        downloads.setText(now.downloads());
        downloads
                .textProperty()
                .addListener((_, _, folder) -> prefer(was -> was.withDownloads(folder.strip())));
        port.setText(now.port() == 0 ? "" : String.valueOf(now.port()));
        port.textProperty().addListener((_, _, typed) -> choosePort(typed));
        Choice.into(keep, keeps(), now.keep(), kept -> prefer(was -> was.withKeep(kept)));
        version.setText(product);
    }

    private static void showIfAny(Label words) {
        words.visibleProperty().bind(Bindings.isNotEmpty(words.textProperty()));
        words.managedProperty().bind(words.visibleProperty());
    }

    private void prefer(UnaryOperator<Preferences> change) {
        profile.prefer(change);
    }

    /// Each in its own words, so that whoever cannot read the others finds theirs.
    private static List<Choice<Language>> languages() {
        return Stream.of(Language.values())
                .map(
                        each ->
                                new Choice<>(
                                        each,
                                        each == Language.SYSTEM
                                                ? Texts.of("settings.language.system")
                                                : each.ownName()))
                .toList();
    }

    private static List<Choice<Look>> looks() {
        return List.of(
                new Choice<>(Look.SYSTEM, Texts.of("settings.theme.system")),
                new Choice<>(Look.LIGHT, Texts.of("settings.theme.light")),
                new Choice<>(Look.DARK, Texts.of("settings.theme.dark")));
    }

    private static List<Choice<Integer>> sizes() {
        return IntStream.rangeClosed(Preferences.LEAST_TEXT, Preferences.MOST_TEXT)
                .mapToObj(size -> new Choice<>(size, Texts.of("settings.text.size", size)))
                .toList();
    }

    private static List<Choice<Movement>> movements() {
        return List.of(
                new Choice<>(Movement.SYSTEM, Texts.of("settings.motion.system")),
                new Choice<>(Movement.ON, Texts.of("settings.motion.on")),
                new Choice<>(Movement.OFF, Texts.of("settings.motion.off")));
    }

    private static List<Choice<Notify>> kinds() {
        return List.of(
                new Choice<>(Notify.ALL, Texts.of("settings.notify.all")),
                new Choice<>(Notify.MENTIONS, Texts.of("settings.notify.mentions")),
                new Choice<>(Notify.NONE, Texts.of("settings.notify.none")));
    }

    private static List<Choice<Keep>> keeps() {
        return List.of(
                new Choice<>(Keep.ALWAYS, Texts.of("settings.keep.always")),
                new Choice<>(Keep.DAY, Texts.of("settings.keep.day")),
                new Choice<>(Keep.NOTHING, Texts.of("settings.keep.nothing")));
    }

    private void rename() {
        nameProblem.setText(entrance.visits().rename(name.getText()));
    }

    /// Nothing, or what is no port, is the usual one.
    private void choosePort(String typed) {
        int wanted = typed.strip().matches("\\d{1,5}") ? Integer.parseInt(typed.strip()) : 0;
        prefer(was -> was.withPort(wanted));
    }

    @FXML
    private void smaller() {
        prefer(was -> was.zoomedBy(-ZOOM_STEP));
    }

    @FXML
    private void larger() {
        prefer(was -> was.zoomedBy(ZOOM_STEP));
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
        Above.around(root).open(about);
    }

    @FXML
    private void close() {
        close.run();
    }
}
