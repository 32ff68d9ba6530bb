package foyer.ui.log;

import foyer.model.ChatModel;
import foyer.model.LogRow;
import foyer.model.LogRow.Entry;
import foyer.model.Permissions;
import foyer.model.Quote;
import foyer.model.RoomModel;
import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Announced;
import foyer.protocol.LogEntry.Said;
import foyer.ui.files.AttachmentBox;
import foyer.ui.text.MentionTargets;
import java.util.List;
import java.util.function.Consumer;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// What this person can do with the messages of the shown room. What they may not do is not done.
/// UI thread.
final class MessageActions {
    /// The marks that are at hand.
    static final List<String> USUAL = List.of("👍", "❤️", "😂", "🎉");

    private final ChatModel chat;
    private final Consumer<String> browse;
    private final Consumer<Entry> pick;

    /// @param pick lets the person choose any other mark for a message
    /// @param browse opens an address outside
    MessageActions(ChatModel chat, Consumer<Entry> pick, Consumer<String> browse) {
        this.browse = browse;
        this.chat = chat;
        this.pick = pick;
    }

    /// Where a message shows what came with it.
    AttachmentBox attachmentBox() {
        return new AttachmentBox(chat.downloads(), browse);
    }

    private @Nullable RoomModel room() {
        return chat.rooms().selectedProperty().get();
    }

    private void inRoom(Consumer<RoomModel> then) {
        RoomModel room = room();
        if (room != null) {
            then.accept(room);
        }
    }

    /// The message that a row shows; null if it shows none that anything can be done with.
    static @Nullable Entry message(@Nullable LogRow row) {
        return row instanceof Entry entry
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

    void pick(Entry message) {
        pick.accept(message);
    }

    /// Marks a message, or takes one's own mark back.
    void react(Entry message, String emoji) {
        inRoom(room -> chat.amendments().react(room, message, emoji));
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
        if (mayDelete(message) && DeleteConfirmation.isConfirmed(message.logEntry(), owner)) {
            inRoom(room -> chat.amendments().delete(room, message));
        }
    }

    void pin(Entry message) {
        if (mayPin()) {
            long seq = message.logEntry().seq();
            inRoom(room -> chat.amendments().pin(room, seq, !room.pins().has(seq)));
        }
    }

    /// Goes to a place in the log.
    void seek(long seq) {
        inRoom(room -> chat.messaging().seek(room, seq));
    }

    /// What is shown of an answered message.
    Quote quote(long seq) {
        RoomModel room = room();
        return room == null ? Quote.of(null) : Quote.of(room, seq);
    }

    /// Whom a message may mean; nobody where it has no `@`.
    MentionTargets meant(String text) {
        RoomModel room = text.indexOf('@') < 0 ? null : room();
        var me = chat.meProperty().get();
        return room == null || me == null
                ? MentionTargets.NOBODY
                : new MentionTargets(room.roster().names(), me.name());
    }

    /// Whether somebody else says something to this person.
    boolean isAboutMe(LogEntry entry) {
        RoomModel room = room();
        var me = chat.meProperty().get();
        return room != null && me != null && room.roster().isMentioned(me.id(), entry);
    }
}
