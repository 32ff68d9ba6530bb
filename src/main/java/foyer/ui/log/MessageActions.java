package foyer.ui.log;

import foyer.markup.WebLink;
import foyer.model.AmendmentActions;
import foyer.model.ChatModel;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.LogRow.Outgoing;
import foyer.model.Permissions;
import foyer.model.Quote;
import foyer.model.RoomModel;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.protocol.SharedFile;
import foyer.ui.files.AttachmentBox;
import foyer.ui.text.MentionTargets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Executes the user's actions on messages of the selected room, as far as their role permits. UI
/// thread.
final class MessageActions {
    /// Reactions offered without opening the picker.
    static final List<String> QUICK_REACTIONS = List.of("👍", "❤️", "😂", "🎉");

    private final ChatModel chat;
    private final Consumer<String> browse;
    private final Consumer<Entry> pickReaction;
    private final Consumer<WebLink> openLink;
    private final BiConsumer<String, String> deleteAll;

    /// Very long messages of which the user wants all, by author and time.
    private final Set<String> expanded = new HashSet<>();

    /// @param pickReaction opens the emoji picker for a message
    /// @param browse opens an address in the browser at once
    /// @param openLink opens a link after a confirmation
    /// @param deleteAll asks whether to delete all that the member with this id and name has sent
    MessageActions(
            ChatModel chat,
            Consumer<Entry> pickReaction,
            Consumer<String> browse,
            Consumer<WebLink> openLink,
            BiConsumer<String, String> deleteAll) {
        this.chat = chat;
        this.pickReaction = pickReaction;
        this.browse = browse;
        this.openLink = openLink;
        this.deleteAll = deleteAll;
    }

    /// A new box for the shared file of a message.
    AttachmentBox attachmentBox() {
        return new AttachmentBox(chat.downloads(), browse, this::pictures);
    }

    /// The pictures in the log of the selected room, oldest first.
    private List<SharedFile> pictures() {
        RoomModel room = room();
        return room == null
                ? List.of()
                : room.log().rows().stream()
                        .map(row -> row instanceof Entry entry ? entry.logEntry() : null)
                        .map(entry -> entry instanceof Said said ? said.file() : null)
                        .filter(file -> file != null && AttachmentBox.showsPicture(file))
                        .distinct()
                        .toList();
    }

    /// The user's name; empty before the first connection.
    String myName() {
        var me = chat.meProperty().get();
        return me == null ? "" : me.name();
    }

    /// The user's member id; empty before the first connection.
    String myId() {
        var me = chat.meProperty().get();
        return me == null ? "" : me.id();
    }

    boolean isGuest(String memberId) {
        RoomModel room = room();
        return room != null
                && room.roster().members().stream()
                        .anyMatch(member -> member.isGuest() && member.id().equals(memberId));
    }

    private @Nullable RoomModel room() {
        return chat.rooms().selectedProperty().get();
    }

    private void inRoom(Consumer<RoomModel> action) {
        RoomModel room = room();
        if (room != null) {
            action.accept(room);
        }
    }

    /// The message of a row; null if the row has none.
    static @Nullable Entry messageOf(@Nullable LogRow row) {
        return row instanceof Entry entry
                        && !entry.folded()
                        && (entry.logEntry() instanceof Said
                                || entry.logEntry() instanceof Announced)
                ? entry
                : null;
    }

    boolean mayEdit(Entry message) {
        return message.mine() && message.logEntry() instanceof Said;
    }

    boolean mayDelete(Entry message) {
        return Permissions.mayDelete(chat.meProperty().get(), message.logEntry());
    }

    boolean mayPin() {
        RoomModel room = room();
        return room != null && Permissions.mayPin(chat.meProperty().get(), room);
    }

    boolean isPinned(Entry message) {
        RoomModel room = room();
        return room != null && room.pins().has(message.logEntry().seq());
    }

    void pickReaction(Entry message) {
        pickReaction.accept(message);
    }

    void openLink(WebLink link) {
        openLink.accept(link);
    }

    /// Sends a refused message again.
    void retry(Outgoing message) {
        inRoom(room -> chat.messaging().retry(room, message));
    }

    /// Removes a refused message from the log.
    void discard(Outgoing message) {
        inRoom(room -> chat.messaging().discard(room, message));
    }

    /// Adds the user's reaction, or removes it if it is there.
    void react(Entry message, String emoji) {
        inRoom(room -> AmendmentActions.react(room, message, emoji));
    }

    void reply(Entry message) {
        inRoom(room -> room.composeMode().replyTo(message));
    }

    void edit(Entry message) {
        if (mayEdit(message)) {
            inRoom(room -> room.composeMode().edit(message));
        }
    }

    void delete(Entry message, Window owner) {
        if (mayDelete(message) && DeleteConfirmation.isConfirmed(owner)) {
            inRoom(room -> AmendmentActions.delete(room, message));
        }
    }

    void togglePin(Entry message) {
        if (mayPin()) {
            long seq = message.logEntry().seq();
            inRoom(room -> AmendmentActions.pin(room, seq, !room.pins().has(seq)));
        }
    }

    /// Whether the user wants to see all of a very long message.
    boolean isExpanded(String key) {
        return expanded.contains(key);
    }

    void expand(String key) {
        expanded.add(key);
    }

    /// Shows a folded message.
    void unfold(Entry message) {
        inRoom(room -> room.log().unfold(message.logEntry().seq()));
    }

    /// Whether the user may ignore the author of a message, or stop that.
    boolean mayIgnore(Entry message) {
        return !message.mine() && message.logEntry() instanceof Said;
    }

    /// Whether the user may delete everything by the author of a message.
    boolean mayDeleteAll(Entry message) {
        LogEntry entry = message.logEntry();
        return mayIgnore(message) && Permissions.mayDeleteAll(chat.meProperty().get(), entry.by());
    }

    void deleteAll(Entry message) {
        deleteAll.accept(message.logEntry().by(), message.logEntry().name());
    }

    boolean isIgnored(Entry message) {
        return chat.ignored().contains(message.logEntry().by());
    }

    /// Ignores the author of a message, or stops that.
    void toggleIgnored(Entry message) {
        LogEntry entry = message.logEntry();
        if (isIgnored(message)) {
            chat.ignored().stop(entry.by());
        } else {
            chat.ignored().ignore(entry.by(), entry.name());
        }
    }

    /// Scrolls the log to an entry.
    void seek(long seq) {
        inRoom(room -> room.history().seek(seq));
    }

    /// The quoted text of an answered message.
    Quote quote(long seq) {
        RoomModel room = room();
        return room == null ? Quote.of(null) : Quote.of(room, seq);
    }

    /// The members whom `@` in the text may mention; nobody if the text has no `@`.
    MentionTargets mentionTargets(String text) {
        RoomModel room = text.indexOf('@') < 0 ? null : room();
        var me = chat.meProperty().get();
        return room == null || me == null
                ? MentionTargets.NOBODY
                : new MentionTargets(room.roster().names(), me.name());
    }

    /// Whether an entry by another member mentions the user.
    boolean mentionsUser(LogEntry entry) {
        RoomModel room = room();
        var me = chat.meProperty().get();
        return room != null && me != null && room.roster().isMentioned(me.id(), entry);
    }
}
