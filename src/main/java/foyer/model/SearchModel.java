package foyer.model;

import foyer.language.RefusalTexts;
import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Words looked for in what was said, and what was found: by the server, or without a connection in
/// what this Foyer has loaded. UI thread.
public final class SearchModel {
    private final PendingCommands pendingCommands;
    private final RoomList rooms;
    private final LocalSearch localSearch;
    private final ObservableList<LogEntry> found = FXCollections.observableArrayList();
    private final ObservableList<LogEntry> readOnly =
            FXCollections.unmodifiableObservableList(found);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper onlyLoaded = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper answered = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private Command.@Nullable Search asked;
    private long id;

    SearchModel(PendingCommands pendingCommands, RoomList rooms) {
        this.pendingCommands = pendingCommands;
        this.rooms = rooms;
        this.localSearch = new LocalSearch(rooms);
        rooms.selectedProperty().subscribe(_ -> moved());
    }

    /// What was found, the newest first.
    public ObservableList<LogEntry> found() {
        return readOnly;
    }

    /// Whether the server still looks.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether there is more than was found so far.
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /// Whether only what this Foyer has was looked through, for want of a connection.
    public ReadOnlyBooleanProperty onlyLoadedProperty() {
        return onlyLoaded.getReadOnlyProperty();
    }

    /// Whether it is known what there is; there may be nothing.
    public ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// Where something was found; null if that room is not there any more.
    public @Nullable RoomModel roomOf(LogEntry entry) {
        return rooms.named(entry.room());
    }

    /// Who may have said it, by name.
    ///
    /// @param room only there; everywhere if null
    public List<Member> authors(@Nullable RoomModel room) {
        return localSearch.authors(room);
    }

    /// Why nothing was looked for, in words; empty otherwise.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// Looks for words; what was found before is forgotten.
    ///
    /// @param room only there; everywhere if null
    /// @param by only what this member said
    /// @param since only what was said then or later; milliseconds since 1970
    /// @param until only what was said before
    public void search(
            String terms,
            @Nullable RoomModel room,
            @Nullable String by,
            @Nullable Long since,
            @Nullable Long until) {
        forget();
        try {
            ask(
                    new Command.Search(
                            terms, room == null ? null : room.name(), by, since, until, null));
        } catch (InvalidValueException e) {
            refusal.set(RefusalTexts.text(e));
        }
    }

    /// Looks for older ones too.
    public void searchMore() {
        Command.Search last = asked;
        if (last != null && more.get() && !busy.get()) {
            ask(
                    new Command.Search(
                            last.words(),
                            last.room(),
                            last.by(),
                            last.since(),
                            last.until(),
                            found.size()));
        }
    }

    /// Another room is shown: what was found in the one before is not of this room.
    private void moved() {
        if (asked == null || asked.room() != null) {
            forget();
        }
    }

    private void forget() {
        asked = null;
        id = 0;
        found.clear();
        more.set(false);
        busy.set(false);
        onlyLoaded.set(false);
        answered.set(false);
        refusal.set("");
    }

    private void ask(Command.Search search) {
        asked = search;
        busy.set(true);
        id = pendingCommands.sendIfConnected(search, (_, error) -> refused(error));
        if (id == 0) {
            lookHere(search);
        }
    }

    private void lookHere(Command.Search search) {
        busy.set(false);
        more.set(false);
        onlyLoaded.set(true);
        found.setAll(localSearch.find(search));
        answered.set(true);
    }

    private void refused(String error) {
        busy.set(false);
        refusal.set(error);
    }

    void handle(Event.Found event) {
        if (event.re() == id) {
            busy.set(false);
            more.set(event.more());
            found.addAll(event.entries());
            answered.set(true);
        }
    }

    /// The connection is lost, and the question with it.
    void onDisconnected() {
        Command.Search last = asked;
        if (busy.get() && last != null) {
            lookHere(last);
        }
    }
}
