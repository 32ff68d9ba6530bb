package foyer.model;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.protocol.SharedFile;
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
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable FetchedFile> fetchedFile =
            new ReadOnlyObjectWrapper<>();
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
    public ReadOnlyObjectProperty<@Nullable FetchedFile> fetchedFileProperty() {
        return fetchedFile.getReadOnlyProperty();
    }

    /// Why it cannot be fetched; empty if it can, or was not tried.
    public ReadOnlyStringProperty wordsProperty() {
        return problem.getReadOnlyProperty();
    }

    void begin() {
        problem.set("");
        underWay.set(true);
    }

    void setGot(long bytes) {
        got.set(bytes);
    }

    void done(FetchedFile here) {
        fetchedFile.set(here);
        underWay.set(false);
    }

    void fail(String why) {
        problem.set(why);
        underWay.set(false);
    }

    void stop() {
        underWay.set(false);
    }
}
