package foyer.ui.log;

import foyer.language.Texts;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.WebLink;
import foyer.protocol.LogEntry.Said;
import foyer.ui.emoji.EmojiView;
import foyer.ui.log.MessageCell.FailedMessageHandler;
import foyer.ui.text.TextSelection;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.collections.ObservableList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import org.jspecify.annotations.Nullable;

/// What can be done with the selected row, by a menu and by keys. UI thread.
final class MessageMenu {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination MENU =
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private final LogView log;
    private final TextSelection<LogRow> selection;
    private final MessageActions actions;
    private final FailedMessageHandler failedMessageHandler;
    private final Consumer<WebLink> follow;
    private final ContextMenu menu = new ContextMenu();

    MessageMenu(
            LogView log,
            TextSelection<LogRow> selection,
            MessageActions actions,
            FailedMessageHandler failedMessageHandler,
            Consumer<WebLink> follow) {
        this.log = log;
        this.selection = selection;
        this.actions = actions;
        this.failedMessageHandler = failedMessageHandler;
        this.follow = follow;
        log.setOnContextMenuRequested(this::requested);
        log.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        // letters when they are typed: pressed, they would still be typed where the focus goes
        log.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    }

    private @Nullable LogRow selected() {
        return log.selected();
    }

    private void requested(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            requested();
        } else {
            show(event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    /// By keys.
    private void requested() {
        MessageCell cell = selected() == null ? null : log.cellOf(selected());
        if (cell != null) {
            showUnder(cell.message() == null ? cell : cell.message());
        }
    }

    void showUnder(Node node) {
        Bounds at = node.localToScreen(node.getLayoutBounds());
        show(at.getMinX(), at.getMaxY());
    }

    /// Of the log, which stays: it would go with the bar that comes and goes with the pointer.
    private void show(double screenX, double screenY) {
        fill();
        menu.show(log, screenX, screenY);
    }

    private void fill() {
        ObservableList<MenuItem> items = menu.getItems();
        items.clear();
        LogRow row = selected();
        if (row instanceof Outgoing outgoing && outgoing.isRefused()) {
            items.add(item(Texts.of("log.try_again"), () -> failedMessageHandler.retry(outgoing)));
            items.add(item(Texts.of("log.discard"), () -> failedMessageHandler.discard(outgoing)));
        }
        Entry message = MessageActions.message(row);
        if (message != null) {
            fill(items, message);
        }
        if (!selection.isEmpty()) {
            items.add(item(Texts.of("log.copy_selected"), selection::copy));
        }
        if (row != null && !RowText.said(row).isEmpty()) {
            int index = log.selectedIndex();
            items.add(item(Texts.of("log.select_all"), () -> selection.selectAll(index)));
        }
        if (row != null && !RowText.text(row).isEmpty()) {
            items.add(item(Texts.of("words.copy"), () -> copy(row)));
            WebLink.in(RowText.text(row))
                    .forEach(
                            link ->
                                    items.add(
                                            item(
                                                    Texts.of("log.open_link", link.host()),
                                                    () -> follow.accept(link))));
        }
    }

    private void fill(ObservableList<MenuItem> items, Entry message) {
        items.add(reactions(message));
        items.add(item(Texts.of("log.reply"), () -> actions.reply(message)));
        Long answered = message.logEntry() instanceof Said said ? said.to() : null;
        if (answered != null && actions.quote(answered).reachable()) {
            items.add(item(Texts.of("log.go_to_answered"), () -> actions.seek(answered)));
        }
        if (actions.mayEdit(message)) {
            items.add(item(Texts.of("log.edit"), () -> actions.edit(message)));
        }
        if (actions.mayPin()) {
            items.add(
                    item(
                            Texts.of(actions.isPinned(message) ? "log.unpin" : "log.pin"),
                            () -> actions.pin(message)));
        }
        if (actions.mayDelete(message)) {
            items.add(item(Texts.of("log.delete"), () -> delete(message)));
        }
        items.add(new SeparatorMenuItem());
    }

    private Menu reactions(Entry message) {
        var react = new Menu(Texts.of("log.react"));
        for (String emoji : MessageActions.USUAL) {
            var item = item("", () -> actions.react(message, emoji));
            item.setGraphic(EmojiView.of(emoji));
            react.getItems().add(item);
        }
        react.getItems().add(item(Texts.of("log.react.more"), () -> actions.pick(message)));
        return react;
    }

    private void delete(Entry message) {
        actions.delete(message, log.getScene().getWindow());
    }

    private static MenuItem item(String label, Runnable then) {
        var item = new MenuItem(label);
        item.setOnAction(_ -> then.run());
        return item;
    }

    private void pressed(KeyEvent event) {
        LogRow row = selected();
        Entry message = MessageActions.message(row);
        if (COPY.match(event) && !selection.isEmpty()) {
            selection.copy();
            event.consume();
        } else if (row != null && COPY.match(event)) {
            copy(row);
            event.consume();
        } else if (message != null && event.getCode() == KeyCode.DELETE) {
            delete(message);
            event.consume();
        } else if (event.getCode() == KeyCode.CONTEXT_MENU || MENU.match(event)) {
            // on Linux JavaFX does not take these keys for a request of a menu
            requested();
            event.consume();
        }
    }

    private void typed(KeyEvent event) {
        Entry message = MessageActions.message(selected());
        if (message != null) {
            switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
                case "r" -> actions.reply(message);
                case "e" -> actions.edit(message);
                case "p" -> actions.pin(message);
                default -> {}
            }
        }
    }

    private static void copy(LogRow row) {
        var content = new ClipboardContent();
        content.putString(RowText.text(row));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
