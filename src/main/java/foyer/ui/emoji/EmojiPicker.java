package foyer.ui.emoji;

import foyer.client.Profile;
import foyer.language.Texts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.TilePane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;

/// Where an emoji is chosen: by group, by name, or among those chosen lately. UI thread.
public final class EmojiPicker {
    private static final int FOUND_MAX = 90;
    private static final double LARGE = 100;
    private static final double MARGIN = 24;

    private final EmojiTable table = EmojiTable.get();
    private final Popup popup = new Popup();
    private final Profile profile;
    private final Consumer<String> picked;
    private final TextField search = new TextField();
    private final ToggleGroup groups = new ToggleGroup();
    private final TilePane grid = new TilePane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Label nothing = new Label(Texts.of("emoji.none"));
    private final VBox box = new VBox();

    /// Opens above a node, or within it if it is a large one; a choice closes it, so does Escape or
    /// a click elsewhere.
    ///
    /// @param profile of the person, who has what they use kept there
    /// @param picked told the chosen emoji as it is written
    public static void show(Node owner, Profile profile, Consumer<String> picked) {
        var picker = new EmojiPicker(profile, picked);
        picker.open(owner);
    }

    private EmojiPicker(Profile profile, Consumer<String> picked) {
        this.profile = profile;
        this.picked = picked;
        box.getStyleClass().add("emoji-picker");
        search.setPromptText(Texts.of("emoji.search"));
        search.setAccessibleText(Texts.of("emoji.search.spoken"));
        search.textProperty().addListener(_ -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::searched);
        grid.getStyleClass().add("emoji-grid");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(search, Priority.ALWAYS);
        nothing.getStyleClass().add("emoji-nothing");
        box.getChildren().addAll(new HBox(search), groupBar(), scroll, toneBar());
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
        fill();
    }

    private void open(Node owner) {
        Bounds at = owner.localToScreen(owner.getBoundsInLocal());
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);
        boolean large = at.getHeight() > LARGE;
        popup.show(
                owner,
                large ? at.getMaxX() - MARGIN : at.getMaxX(),
                large ? at.getMaxY() - MARGIN : at.getMinY() - 6);
        search.requestFocus();
    }

    private HBox groupBar() {
        var bar = new HBox();
        bar.getStyleClass().add("emoji-groups");
        var seen = new LinkedHashSet<String>();
        List<Emoji> recent =
                profile.emoji().recent().stream().flatMap(text -> table.known(text)).toList();
        if (!recent.isEmpty()) {
            bar.getChildren().add(group(Texts.of("emoji.recent"), "clock3", recent));
        }
        for (Emoji emoji : table.withoutTones()) {
            if (seen.add(emoji.group())) {
                List<Emoji> members =
                        table.withoutTones().stream()
                                .filter(each -> each.group().equals(emoji.group()))
                                .toList();
                bar.getChildren()
                        .add(group(called(emoji.group()), emoji.names().getFirst(), members));
            }
        }
        groups.selectToggle(groups.getToggles().getFirst());
        groups.selectedToggleProperty().addListener(_ -> turned());
        return bar;
    }

    /// The groups have names in the table, such as `Smileys & Emotion`; the first word is enough.
    private static String called(String group) {
        return Texts.of("emoji.group." + group.replaceFirst(" .*", "").toLowerCase(Locale.ROOT));
    }

    private ToggleButton group(String name, String icon, List<Emoji> members) {
        var group = new ToggleButton("", EmojiView.of(drawn(icon)));
        group.getStyleClass().add("flat");
        group.setToggleGroup(groups);
        group.setUserData(members);
        group.setAccessibleText(name);
        group.setTooltip(new Tooltip(name));
        return group;
    }

    private static String drawn(String name) {
        return EmojiShortcodes.toEmoji(":" + name + ":");
    }

    private HBox toneBar() {
        var bar = new HBox();
        bar.getStyleClass().add("emoji-tones");
        var tones = new ToggleGroup();
        String[] names = {
            "emoji.tone.none",
            "emoji.tone.light",
            "emoji.tone.medium_light",
            "emoji.tone.medium",
            "emoji.tone.medium_dark",
            "emoji.tone.dark"
        };
        for (int i = 0; i < names.length; i++) {
            int its = i;
            var hand = table.in(drawn("hand")).getFirst().emoji();
            var button = new ToggleButton("", new EmojiView(table.toned(hand, i)));
            button.getStyleClass().add("flat");
            button.setToggleGroup(tones);
            button.setSelected(tone() == i);
            button.setAccessibleText(Texts.of(names[i]));
            button.setOnAction(
                    _ -> {
                        profile.changeEmojiUse(used -> used.withTone(its));
                        button.setSelected(true);
                        fill();
                    });
            bar.getChildren().add(button);
        }
        return bar;
    }

    private int tone() {
        return profile.emoji().tone();
    }

    private void turned() {
        if (search.getText().isEmpty()) {
            fill();
        } else {
            search.clear();
        }
    }

    @SuppressWarnings("unchecked")
    private void fill() {
        var chosen = groups.getSelectedToggle();
        List<Emoji> shown = new ArrayList<>();
        if (!search.getText().isBlank()) {
            shown.addAll(table.search(search.getText(), FOUND_MAX));
        } else if (chosen != null) {
            shown.addAll((List<Emoji>) chosen.getUserData());
        }
        grid.getChildren().setAll(shown.stream().map(this::button).toList());
        if (shown.isEmpty()) {
            grid.getChildren().add(nothing);
        }
        scroll.setVvalue(0);
    }

    private Button button(Emoji emoji) {
        Emoji toned = table.toned(emoji, tone());
        var button = new Button("", new EmojiView(toned));
        button.getStyleClass().addAll("flat", "emoji-choice");
        button.setAccessibleText(emoji.name());
        button.setOnAction(_ -> pick(emoji));
        button.setOnKeyPressed(
                key -> {
                    if (key.getCode() == KeyCode.ENTER) {
                        key.consume();
                        button.fire();
                    }
                });
        return button;
    }

    private void searched(KeyEvent event) {
        if (grid.getChildren().getFirst() instanceof Button first) {
            if (event.getCode() == KeyCode.DOWN) {
                first.requestFocus();
                event.consume();
            } else if (event.getCode() == KeyCode.ENTER) {
                first.fire();
                event.consume();
            }
        }
    }

    private void pick(Emoji emoji) {
        profile.changeEmojiUse(used -> used.used(emoji.text()));
        popup.hide();
        picked.accept(table.toned(emoji, tone()).text());
    }
}
