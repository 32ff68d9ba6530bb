package foyer.model;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Pinned;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The pinned messages of a room. UI thread.
public final class Pins {
    private final ObservableList<Pin> pins = FXCollections.observableArrayList();
    private final ObservableList<Pin> readOnly = FXCollections.unmodifiableObservableList(pins);

    /// A pinned message.
    ///
    /// @param message its current text; null if it is not loaded
    public record Pin(long seq, @Nullable LogEntry message) {}

    /// All pins, the latest first.
    public ObservableList<Pin> all() {
        return readOnly;
    }

    public boolean has(long seq) {
        return pins.stream().anyMatch(pin -> pin.seq() == seq);
    }

    void clear() {
        pins.clear();
    }

    void addAll(List<LogEntry> messages) {
        messages.forEach(message -> pins.add(new Pin(message.seq(), message)));
    }

    void apply(Pinned pinned, MessageLog log) {
        remove(pinned.of());
        if (pinned.on()) {
            LogRow.Entry entry = log.entry(pinned.of());
            pins.addFirst(new Pin(pinned.of(), entry == null ? null : entry.logEntry()));
        }
    }

    void remove(long seq) {
        pins.removeIf(pin -> pin.seq() == seq);
    }

    /// Applies an edit to the pinned message.
    void amend(LogEntry amendment) {
        pins.replaceAll(
                pin -> {
                    LogEntry message = pin.message();
                    return message == null ? pin : new Pin(pin.seq(), message.after(amendment));
                });
    }
}
