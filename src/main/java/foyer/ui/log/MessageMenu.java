package foyer.ui.log;

import foyer.language.Texts;
import foyer.markup.WebLink;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.protocol.LogEntry.Said;
import foyer.ui.emoji.EmojiView;
import foyer.ui.text.TextSelection;
import java.util.Locale;
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

/// The context menu and the shortcut keys of the selected row. UI thread.
final class MessageMenu {
    private static final KeyCombination COPY =
            new KeyCodeCombination(KeyCode.C, KeyCombination.SHORTCUT_DOWN);

    private static final KeyCombination MENU =
            new KeyCodeCombination(KeyCode.F10, KeyCombination.SHIFT_DOWN);

    private final LogView log;
    private final TextSelection<LogRow> selection;
    private final MessageActions actions;
    private final ContextMenu menu = new ContextMenu();

    MessageMenu(LogView log, TextSelection<LogRow> selection, MessageActions actions) {
        this.log = log;
        this.selection = selection;
        this.actions = actions;
        log.setOnContextMenuRequested(this::open);
        log.addEventHandler(KeyEvent.KEY_PRESSED, this::handleKey);
        // on KEY_TYPED, because a letter handled on KEY_PRESSED would still be typed into the newly
        // focused field
        log.addEventHandler(KeyEvent.KEY_TYPED, this::handleLetter);
    }

    private @Nullable LogRow selected() {
        return log.selected();
    }

    private void open(ContextMenuEvent event) {
        if (event.isKeyboardTrigger()) {
            open();
        } else {
            show(event.getScreenX(), event.getScreenY());
        }
        event.consume();
    }

    /// Opens the menu at the selected row.
    private void open() {
        MessageCell cell = selected() == null ? null : log.cellOf(selected());
        if (cell != null) {
            showBelow(cell.message() == null ? cell : cell.message());
        }
    }

    void showBelow(Node node) {
        Bounds bounds = node.localToScreen(node.getLayoutBounds());
        show(bounds.getMinX(), bounds.getMaxY());
    }

    /// Belongs to the log, not to the message bar: hiding the bar would close the menu.
    private void show(double screenX, double screenY) {
        fill();
        menu.show(log, screenX, screenY);
    }

    private void fill() {
        ObservableList<MenuItem> items = menu.getItems();
        items.clear();
        LogRow row = selected();
        if (row instanceof Outgoing outgoing && outgoing.isRefused()) {
            items.add(item(Texts.of("log.try_again"), () -> actions.retry(outgoing)));
            items.add(item(Texts.of("log.discard"), () -> actions.discard(outgoing)));
        }
        Entry message = MessageActions.messageOf(row);
        if (message != null) {
            fill(items, message);
        }
        if (row instanceof Entry folded && folded.folded()) {
            items.add(item(Texts.of("log.unfold"), () -> actions.unfold(folded)));
            items.add(ignore(folded));
            if (actions.mayDeleteAll(folded)) {
                items.add(deleteAll(folded));
            }
        }
        if (!selection.isEmpty()) {
            items.add(item(Texts.of("log.copy_selected"), selection::copy));
        }
        if (row != null && !RowText.markdown(row).isEmpty()) {
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
                                                    () -> actions.openLink(link))));
        }
    }

    private void fill(ObservableList<MenuItem> items, Entry message) {
        items.add(reactions(message));
        items.add(item(Texts.of("log.reply"), KeyCode.R, () -> actions.reply(message)));
        Long answeredSeq = message.logEntry() instanceof Said reply ? reply.to() : null;
        if (answeredSeq != null && actions.quote(answeredSeq).reachable()) {
            items.add(item(Texts.of("log.go_to_answered"), () -> actions.seek(answeredSeq)));
        }
        if (actions.mayEdit(message)) {
            items.add(item(Texts.of("log.edit"), KeyCode.E, () -> actions.edit(message)));
        }
        if (actions.mayPin()) {
            items.add(
                    item(
                            Texts.of(actions.isPinned(message) ? "log.unpin" : "log.pin"),
                            KeyCode.P,
                            () -> actions.togglePin(message)));
        }
        if (actions.mayDelete(message)) {
            items.add(item(Texts.of("log.delete"), KeyCode.DELETE, () -> delete(message)));
        }
        if (actions.mayIgnore(message)) {
            items.add(ignore(message));
        }
        if (actions.mayDeleteAll(message)) {
            items.add(deleteAll(message));
        }
        items.add(new SeparatorMenuItem());
    }

    private MenuItem deleteAll(Entry message) {
        return item(
                Texts.of("log.delete_all", message.logEntry().name()),
                () -> actions.deleteAll(message));
    }

    private MenuItem ignore(Entry message) {
        String key =
                actions.isIgnored(message) ? "members.stop_ignoring_who" : "members.ignore_who";
        return item(Texts.of(key, message.logEntry().name()), () -> actions.toggleIgnored(message));
    }

    private Menu reactions(Entry message) {
        var react = new Menu(Texts.of("log.react"));
        for (String emoji : MessageActions.QUICK_REACTIONS) {
            var item = item("", () -> actions.react(message, emoji));
            item.setGraphic(EmojiView.of(emoji));
            react.getItems().add(item);
        }
        react.getItems().add(item(Texts.of("log.react.more"), () -> actions.pickReaction(message)));
        return react;
    }

    private void delete(Entry message) {
        actions.delete(message, log.getScene().getWindow());
    }

    private static MenuItem item(String label, Runnable action) {
        var item = new MenuItem(label);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /// @param key shown beside the label; [#handleKey] and [#handleLetter] react to it
    private static MenuItem item(String label, KeyCode key, Runnable action) {
        MenuItem item = item(label, action);
        item.setAccelerator(new KeyCodeCombination(key));
        return item;
    }

    private void handleKey(KeyEvent event) {
        LogRow row = selected();
        Entry message = MessageActions.messageOf(row);
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
            // JavaFX on Linux sends no context menu event for these keys
            open();
            event.consume();
        }
    }

    private void handleLetter(KeyEvent event) {
        Entry message = MessageActions.messageOf(selected());
        // after a click, and with Shift, a letter begins a message
        if (message == null || !log.isUsingKeyboard() || event.isShiftDown()) {
            return;
        }
        switch (event.getCharacter().toLowerCase(Locale.ROOT)) {
            case "r" -> actions.reply(message);
            case "e" -> actions.edit(message);
            case "p" -> actions.togglePin(message);
            default -> {
                return;
            }
        }
        event.consume();
    }

    private static void copy(LogRow row) {
        var content = new ClipboardContent();
        content.putString(RowText.text(row));
        Clipboard.getSystemClipboard().setContent(content);
    }
}
