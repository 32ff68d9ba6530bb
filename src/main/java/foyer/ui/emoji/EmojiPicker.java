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

/// A popup to choose an emoji by group, by name or from the recent ones. UI thread.
public final class EmojiPicker {
    private static final int MAX_RESULTS = 90;
    private static final double LARGE_OWNER_HEIGHT = 100;
    private static final double MARGIN = 24;

    private final EmojiTable table = EmojiTable.get();
    private final Popup popup = new Popup();
    private final Profile profile;
    private final Consumer<String> onPick;
    private final TextField search = new TextField();
    private final ToggleGroup groups = new ToggleGroup();
    private final TilePane grid = new TilePane();
    private final ScrollPane scroll = new ScrollPane(grid);
    private final Label noResultLabel = new Label(Texts.of("emoji.none"));
    private final VBox box = new VBox();

    /// Opens above a node, or inside it if it is large. A choice, Escape or a click outside closes
    /// it.
    ///
    /// @param profile stores the recent emoji and the skin tone
    /// @param onPick receives the characters of the emoji
    public static void show(Node owner, Profile profile, Consumer<String> onPick) {
        var picker = new EmojiPicker(profile, onPick);
        picker.open(owner);
    }

    private EmojiPicker(Profile profile, Consumer<String> onPick) {
        this.profile = profile;
        this.onPick = onPick;
        box.getStyleClass().add("emoji-picker");
        search.setPromptText(Texts.of("emoji.search"));
        search.setAccessibleText(Texts.of("emoji.search.spoken"));
        search.textProperty().addListener(_ -> fill());
        search.addEventFilter(KeyEvent.KEY_PRESSED, this::handleSearchKey);
        grid.getStyleClass().add("emoji-grid");
        scroll.setFitToWidth(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        scroll.setFocusTraversable(false);
        VBox.setVgrow(scroll, Priority.ALWAYS);
        HBox.setHgrow(search, Priority.ALWAYS);
        noResultLabel.getStyleClass().add("emoji-nothing");
        box.getChildren().addAll(new HBox(search), groupBar(), scroll, toneBar());
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setAutoFix(true);
        fill();
    }

    private void open(Node owner) {
        Bounds ownerBounds = owner.localToScreen(owner.getBoundsInLocal());
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_BOTTOM_RIGHT);
        boolean isLarge = ownerBounds.getHeight() > LARGE_OWNER_HEIGHT;
        popup.show(
                owner,
                isLarge ? ownerBounds.getMaxX() - MARGIN : ownerBounds.getMaxX(),
                isLarge ? ownerBounds.getMaxY() - MARGIN : ownerBounds.getMinY() - 6);
        search.requestFocus();
    }

    private HBox groupBar() {
        var bar = new HBox();
        bar.getStyleClass().add("emoji-groups");
        var addedGroups = new LinkedHashSet<String>();
        List<Emoji> recent =
                profile.emoji().recent().stream().flatMap(text -> table.findByText(text)).toList();
        if (!recent.isEmpty()) {
            bar.getChildren().add(groupButton(Texts.of("emoji.recent"), "clock3", recent));
        }
        for (Emoji emoji : table.withoutTones()) {
            if (addedGroups.add(emoji.group())) {
                List<Emoji> emojiOfGroup =
                        table.withoutTones().stream()
                                .filter(each -> each.group().equals(emoji.group()))
                                .toList();
                bar.getChildren()
                        .add(
                                groupButton(
                                        groupName(emoji.group()),
                                        emoji.names().getFirst(),
                                        emojiOfGroup));
            }
        }
        groups.selectToggle(groups.getToggles().getFirst());
        groups.selectedToggleProperty().addListener(_ -> showGroup());
        return bar;
    }

    /// The key uses the first word of a group such as `Smileys & Emotion`.
    private static String groupName(String group) {
        return Texts.of("emoji.group." + group.replaceFirst(" .*", "").toLowerCase(Locale.ROOT));
    }

    private ToggleButton groupButton(String name, String icon, List<Emoji> emoji) {
        var button = new ToggleButton("", EmojiView.of(emojiFor(icon)));
        button.getStyleClass().add("flat");
        button.setToggleGroup(groups);
        button.setUserData(emoji);
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name));
        return button;
    }

    private static String emojiFor(String name) {
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
            int selectedTone = i;
            var hand = table.findIn(emojiFor("hand")).getFirst().emoji();
            var button = new ToggleButton("", new EmojiView(table.toned(hand, i)));
            button.getStyleClass().add("flat");
            button.setToggleGroup(tones);
            button.setSelected(tone() == i);
            button.setAccessibleText(Texts.of(names[i]));
            button.setOnAction(
                    _ -> {
                        profile.changeEmojiUse(used -> used.withTone(selectedTone));
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

    private void showGroup() {
        if (search.getText().isEmpty()) {
            fill();
        } else {
            search.clear();
        }
    }

    @SuppressWarnings("unchecked")
    private void fill() {
        var selectedGroup = groups.getSelectedToggle();
        List<Emoji> shown = new ArrayList<>();
        if (!search.getText().isBlank()) {
            shown.addAll(table.search(search.getText(), MAX_RESULTS));
        } else if (selectedGroup != null) {
            shown.addAll((List<Emoji>) selectedGroup.getUserData());
        }
        grid.getChildren().setAll(shown.stream().map(this::button).toList());
        if (shown.isEmpty()) {
            grid.getChildren().add(noResultLabel);
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

    private void handleSearchKey(KeyEvent event) {
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
        onPick.accept(table.toned(emoji, tone()).text());
    }
}
