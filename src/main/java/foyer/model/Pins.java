package foyer.model;

import foyer.protocol.LogEntry;
import foyer.protocol.LogEntry.Pinned;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// What is pinned in a room. UI thread.
public final class Pins {
    private final ObservableList<Pin> pins = FXCollections.observableArrayList();
    private final ObservableList<Pin> readOnly = FXCollections.unmodifiableObservableList(pins);

    /// A message where all of the room find it.
    ///
    /// @param seq its place in the log
    /// @param message as it is now; null while it is too old to be here
    public record Pin(long seq, @Nullable LogEntry message) {}

    /// The last pin first.
    public ObservableList<Pin> all() {
        return readOnly;
    }

    public boolean has(long seq) {
        return pins.stream().anyMatch(pin -> pin.seq() == seq);
    }

    void clear() {
        pins.clear();
    }

    void addAll(List<LogEntry> some) {
        some.forEach(message -> pins.add(new Pin(message.seq(), message)));
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

    /// A message has other words.
    void amend(LogEntry by) {
        pins.replaceAll(
                pin -> {
                    LogEntry message = pin.message();
                    return message == null ? pin : new Pin(pin.seq(), message.after(by));
                });
    }
}
