package foyer.state;

import foyer.protocol.Command;
import foyer.protocol.Event;
import foyer.protocol.Invalid;
import foyer.protocol.Logged;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// Words looked for in what was said, and what was found. UI thread.
public final class Finding {
    private final Errands errands;
    private final ObservableList<Logged> found = FXCollections.observableArrayList();
    private final ObservableList<Logged> readOnly = FXCollections.unmodifiableObservableList(found);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper more = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper refusal = new ReadOnlyStringWrapper("");
    private Command.@Nullable Search asked;
    private long id;

    Finding(Errands errands) {
        this.errands = errands;
    }

    /// What was found, the newest first.
    public ObservableList<Logged> found() {
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
    public void find(
            String words,
            @Nullable RoomModel room,
            @Nullable String by,
            @Nullable Long since,
            @Nullable Long until) {
        forget();
        try {
            ask(
                    new Command.Search(
                            words, room == null ? null : room.name(), by, since, until, null));
        } catch (Invalid e) {
            refusal.set(e.words());
        }
    }

    /// Looks for older ones too.
    public void findMore() {
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

    public void forget() {
        asked = null;
        id = 0;
        found.clear();
        more.set(false);
        busy.set(false);
        refusal.set("");
    }

    private void ask(Command.Search search) {
        asked = search;
        busy.set(true);
        id = errands.ask(search, this::refused);
    }

    private void refused(String words) {
        busy.set(false);
        refusal.set(words);
    }

    void heard(Event.Found event) {
        if (event.re() == id) {
            busy.set(false);
            more.set(event.more());
            found.addAll(event.entries());
        }
    }

    /// The connection is lost, and the question with it.
    void forgetAll() {
        if (busy.get()) {
            refused(Errands.NO_CONNECTION);
        }
    }
}
