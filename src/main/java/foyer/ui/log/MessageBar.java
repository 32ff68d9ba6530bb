package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow.Entry;
import foyer.ui.Animations;
import foyer.ui.NodeVisibility;
import foyer.ui.emoji.EmojiView;
import java.util.Objects;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/// Buttons for the hovered message, at its upper right corner. UI thread.
public final class MessageBar extends HBox {
    private static final double RIGHT_MARGIN = 28;
    private static final double OVERLAP = 16;

    private final Button edit = button("fth-edit-2", Texts.of("log.edit.tip"), "edit-message");
    private @Nullable Entry message;

    public MessageBar() {
        getStyleClass().add("message-bar");
        setManaged(false);
        setVisible(false);
    }

    /// @param showMenu opens the menu of a message beside a node
    void addButtons(MessageActions actions, BiConsumer<Entry, Node> showMenu) {
        for (String emoji : MessageActions.QUICK_REACTIONS) {
            Button reaction = button("", Texts.of("log.mark"), "mark-message");
            reaction.setAccessibleText(Texts.of("log.mark.with", emoji));
            reaction.setGraphic(EmojiView.of(emoji));
            getChildren().add(onClick(reaction, entry -> actions.react(entry, emoji)));
        }
        getChildren()
                .add(
                        onClick(
                                button("fth-smile", Texts.of("log.mark.another"), "pick-mark"),
                                actions::pickReaction));
        Button menu = button("fth-more-horizontal", Texts.of("log.more"), "message-more");
        NodeVisibility.collapseWhenHidden(edit);
        getChildren()
                .addAll(
                        onClick(
                                button(
                                        "fth-corner-up-left",
                                        Texts.of("log.reply.tip"),
                                        "reply-message"),
                                actions::reply),
                        onClick(edit, actions::edit),
                        onClick(menu, entry -> showMenu.accept(entry, menu)));
    }

    private static Button button(String icon, String label, String styleClass) {
        var button = new Button();
        if (!icon.isEmpty()) {
            button.setGraphic(new FontIcon(icon));
        }
        button.getStyleClass().addAll("flat", "button-icon", "small", styleClass);
        button.setFocusTraversable(false);
        button.setAccessibleText(label);
        button.setTooltip(new Tooltip(label));
        return button;
    }

    private Button onClick(Button button, Consumer<Entry> action) {
        button.setOnAction(
                _ -> {
                    if (message != null) {
                        action.accept(message);
                    }
                });
        return button;
    }

    /// @param messageBounds in the coordinates of this bar's parent
    void show(Entry entry, boolean mayEdit, Bounds messageBounds) {
        if (!Objects.equals(message, entry)) {
            message = entry;
            edit.setVisible(mayEdit);
        }
        if (!isVisible()) {
            setVisible(true);
            Animations.appear(this, 0);
        }
        autosize();
        double x =
                Math.max(0, getParent().getLayoutBounds().getWidth() - getWidth() - RIGHT_MARGIN);
        relocate(x, Math.max(2, messageBounds.getMinY() - OVERLAP));
    }

    void hide() {
        message = null;
        setVisible(false);
    }
}
