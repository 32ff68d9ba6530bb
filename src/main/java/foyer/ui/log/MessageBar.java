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

/// What can be done with the message under the pointer, at its upper right. UI thread.
public final class MessageBar extends HBox {
    private static final double FROM_RIGHT = 28;
    private static final double ABOVE = 16;

    private final Button edit = button("fth-edit-2", Texts.of("log.edit"), "edit-message");
    private @Nullable Entry message;

    public MessageBar() {
        getStyleClass().add("message-bar");
        setManaged(false);
        setVisible(false);
    }

    /// @param more opens the menu of a message beside a node
    void fill(MessageActions actions, BiConsumer<Entry, Node> more) {
        for (String emoji : MessageActions.USUAL) {
            Button mark = button("", Texts.of("log.mark"), "mark-message");
            mark.setAccessibleText(Texts.of("log.mark.with", emoji));
            mark.setGraphic(EmojiView.of(emoji));
            getChildren().add(on(mark, entry -> actions.react(entry, emoji)));
        }
        getChildren()
                .add(
                        on(
                                button("fth-smile", Texts.of("log.mark.another"), "pick-mark"),
                                actions::pick));
        Button menu = button("fth-more-horizontal", Texts.of("log.more"), "message-more");
        NodeVisibility.collapseWhenHidden(edit);
        getChildren()
                .addAll(
                        on(
                                button(
                                        "fth-corner-up-left",
                                        Texts.of("log.reply"),
                                        "reply-message"),
                                actions::reply),
                        on(edit, actions::edit),
                        on(menu, entry -> more.accept(entry, menu)));
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

    private Button on(Button button, Consumer<Entry> then) {
        button.setOnAction(
                _ -> {
                    if (message != null) {
                        then.accept(message);
                    }
                });
        return button;
    }

    /// @param where of the message, in the coordinates of this bar's parent
    void show(Entry now, boolean mayEdit, Bounds where) {
        if (!Objects.equals(message, now)) {
            message = now;
            edit.setVisible(mayEdit);
        }
        if (!isVisible()) {
            setVisible(true);
            Animations.appear(this, 0);
        }
        autosize();
        double x = Math.max(0, getParent().getLayoutBounds().getWidth() - getWidth() - FROM_RIGHT);
        relocate(x, Math.max(2, where.getMinY() - ABOVE));
    }

    void hide() {
        message = null;
        setVisible(false);
    }
}
