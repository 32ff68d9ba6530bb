package foyer.state;

import foyer.protocol.SharedFile;
import foyer.transfer.FileDesk.Fetched;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A file that was shared, and how much of it is here. UI thread.
public final class Download {
    private final SharedFile file;
    private final ReadOnlyLongWrapper got = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Fetched> fetched = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> underWay = new ReadOnlyObjectWrapper<>(false);

    /// The room it is asked for in.
    final String room;

    Download(String room, SharedFile file) {
        this.room = room;
        this.file = file;
    }

    public SharedFile file() {
        return file;
    }

    /// Whether it is asked for, and neither here nor refused.
    public ReadOnlyObjectProperty<Boolean> underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty gotProperty() {
        return got.getReadOnlyProperty();
    }

    /// Where it is once all of it is here; null before.
    public ReadOnlyObjectProperty<@Nullable Fetched> fetchedProperty() {
        return fetched.getReadOnlyProperty();
    }

    /// Why it cannot be fetched; empty if it can, or was not tried.
    public ReadOnlyStringProperty wordsProperty() {
        return words.getReadOnlyProperty();
    }

    void begin() {
        words.set("");
        underWay.set(true);
    }

    void setGot(long bytes) {
        got.set(bytes);
    }

    void done(Fetched here) {
        fetched.set(here);
        underWay.set(false);
    }

    void fail(String why) {
        words.set(why);
        underWay.set(false);
    }

    void stop() {
        underWay.set(false);
    }
}
