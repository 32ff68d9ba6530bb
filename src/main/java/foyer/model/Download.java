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

/// A shared file and how much of it is on this computer. UI thread.
public final class Download {
    private final String room;
    private final SharedFile file;
    private final ReadOnlyLongWrapper received = new ReadOnlyLongWrapper();
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable FetchedFile> fetchedFile =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Boolean> underWay = new ReadOnlyObjectWrapper<>(false);

    /// @param room the room in whose messages the file is
    Download(String room, SharedFile file) {
        this.room = room;
        this.file = file;
    }

    /// The room in whose messages the file is.
    public String room() {
        return room;
    }

    public SharedFile file() {
        return file;
    }

    /// Whether it was started and is neither complete nor failed.
    public ReadOnlyObjectProperty<Boolean> underWayProperty() {
        return underWay.getReadOnlyProperty();
    }

    /// How many bytes have come.
    public ReadOnlyLongProperty receivedProperty() {
        return received.getReadOnlyProperty();
    }

    /// The complete file; null before.
    public ReadOnlyObjectProperty<@Nullable FetchedFile> fetchedFileProperty() {
        return fetchedFile.getReadOnlyProperty();
    }

    /// Why the last attempt failed; empty if it did not.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    void begin() {
        problem.set("");
        underWay.set(true);
    }

    void setReceived(long bytes) {
        received.set(bytes);
    }

    void complete(FetchedFile result) {
        fetchedFile.set(result);
        underWay.set(false);
    }

    void fail(String error) {
        problem.set(error);
        underWay.set(false);
    }

    void stop() {
        underWay.set(false);
    }
}
