package foyer.model;

import foyer.language.RefusalTexts;
import foyer.protocol.Command;
import foyer.protocol.ErrorCode;
import foyer.protocol.Event;
import foyer.protocol.InvalidValueException;
import foyer.protocol.Limits;
import foyer.protocol.LogEntry;
import foyer.protocol.Member;
import java.util.List;
import java.util.Objects;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Searches messages at the server or, while disconnected, among the loaded ones. UI thread.
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
    private final ReadOnlyBooleanWrapper indexing = new ReadOnlyBooleanWrapper();

    /// The search that the user wants.
    private Command.@Nullable Search current;

    /// The search that the server was sent last, and its id until it is answered; otherwise 0.
    private Command.@Nullable Search sent;

    private long requestId;

    SearchModel(PendingCommands pendingCommands, RoomList rooms) {
        this.pendingCommands = pendingCommands;
        this.rooms = rooms;
        this.localSearch = new LocalSearch(rooms);
        rooms.selectedProperty().subscribe(_ -> onRoomSelected());
    }

    /// The messages found, the newest first.
    public ObservableList<LogEntry> found() {
        return readOnly;
    }

    /// Whether the server's answer is pending.
    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }

    /// Whether the server has found more messages, see [#searchMore].
    public ReadOnlyBooleanProperty moreProperty() {
        return more.getReadOnlyProperty();
    }

    /// Whether only the loaded messages were searched.
    public ReadOnlyBooleanProperty onlyLoadedProperty() {
        return onlyLoaded.getReadOnlyProperty();
    }

    /// Whether matches may be missing because the server still adds messages to its index.
    public ReadOnlyBooleanProperty indexingProperty() {
        return indexing.getReadOnlyProperty();
    }

    /// Whether the search has a result, which may be empty.
    public ReadOnlyBooleanProperty answeredProperty() {
        return answered.getReadOnlyProperty();
    }

    /// The room of a message found; null if it does not exist any more.
    public @Nullable RoomModel roomOf(LogEntry entry) {
        return rooms.named(entry.room());
    }

    /// The possible authors, by name.
    ///
    /// @param room null for all rooms
    public List<Member> authors(@Nullable RoomModel room) {
        return localSearch.authors(room);
    }

    /// Why the search failed; empty if it did not.
    public ReadOnlyStringProperty refusalProperty() {
        return refusal.getReadOnlyProperty();
    }

    /// Starts a search. If the server has not answered the one before, it waits for that.
    ///
    /// @param room null for all rooms
    /// @param by the author's member id; null for all
    /// @param since milliseconds since 1970, inclusive; null for no limit
    /// @param until milliseconds since 1970, exclusive; null for no limit
    public void search(
            String terms,
            @Nullable RoomModel room,
            @Nullable String by,
            @Nullable Long since,
            @Nullable Long until) {
        forget();
        try {
            send(
                    new Command.Search(
                            terms, room == null ? null : room.name(), by, since, until, null));
        } catch (InvalidValueException e) {
            refusal.set(RefusalTexts.text(e));
        }
    }

    /// Requests the next older messages of the search.
    public void searchMore() {
        Command.Search last = current;
        if (last != null && more.get() && !busy.get()) {
            send(
                    new Command.Search(
                            last.words(),
                            last.room(),
                            last.by(),
                            last.since(),
                            last.until(),
                            found.size()));
        }
    }

    /// Drops the result.
    public void clear() {
        forget();
    }

    /// Drops the result if it belongs to the room shown before.
    private void onRoomSelected() {
        if (current == null || current.room() != null) {
            forget();
        }
    }

    private void forget() {
        current = null;
        found.clear();
        more.set(false);
        busy.set(false);
        onlyLoaded.set(false);
        indexing.set(false);
        answered.set(false);
        refusal.set("");
    }

    private void send(Command.Search search) {
        current = search;
        busy.set(true);
        if (requestId == 0) {
            sendToServer(search);
        }
    }

    private void sendToServer(Command.Search search) {
        sent = search;
        requestId = pendingCommands.sendIfConnected(search, this::onRefused);
        if (requestId == 0) {
            searchLoaded(search);
        }
    }

    private void searchLoaded(Command.Search search) {
        List<LogEntry> matches = localSearch.find(search);
        onlyLoaded.set(true);
        show(matches.subList(0, Math.min(matches.size(), Limits.FOUND)));
        more.set(matches.size() > Limits.FOUND);
    }

    private void show(List<LogEntry> entries) {
        busy.set(false);
        found.addAll(entries);
        answered.set(true);
    }

    /// Ends the request to the server. Sends the search that waits for it, if there is one.
    ///
    /// @return true if the answer is to the search that the user wants
    private boolean endRequest() {
        requestId = 0;
        Command.Search wanted = current;
        if (Objects.equals(wanted, sent)) {
            return wanted != null;
        }
        if (wanted != null && busy.get()) {
            sendToServer(wanted);
        }
        return false;
    }

    private void onRefused(ErrorCode code, String error) {
        Command.Search refused = current;
        if (!endRequest() || refused == null) {
            return;
        }
        if (code == ErrorCode.TOO_FAST || code == ErrorCode.BUSY) {
            pendingCommands.onResend(() -> sendAgain(refused));
        } else {
            busy.set(false);
            refusal.set(error);
        }
    }

    private void sendAgain(Command.Search search) {
        if (search.equals(current) && busy.get() && requestId == 0) {
            sendToServer(search);
        }
    }

    void handle(Event.Found event) {
        if (event.re() == requestId && endRequest()) {
            more.set(event.more());
            indexing.set(event.isIndexing());
            show(event.entries());
        }
    }

    /// Searches the loaded messages instead if the server has not answered.
    void onDisconnected() {
        requestId = 0;
        Command.Search last = current;
        if (busy.get() && last != null) {
            searchLoaded(last);
        }
    }
}
