package foyer.model;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.protocol.SharedFile;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.value.ChangeListener;
import org.jspecify.annotations.Nullable;

/// Downloads many files of a room, one after the other, and skips those that fail. If the user is
/// not in the room, it only finds those already downloaded. UI thread.
public final class BulkDownload {
    private final DownloadQueue downloads;
    private final RoomModel room;
    private final Deque<SharedFile> waiting = new ArrayDeque<>();
    private final Map<String, FetchedFile> fetched = new HashMap<>();
    private final ReadOnlyLongWrapper received = new ReadOnlyLongWrapper();
    private final ChangeListener<Number> onReceived =
            (_, _, bytes) -> addReceived(bytes.longValue());
    private final ChangeListener<Boolean> onUnderWay = (_, _, _) -> finishIfOver();
    private @Nullable Download current;
    private long completedBytes;
    private Runnable done = () -> {};

    public BulkDownload(ChatModel chat, RoomModel room) {
        this.downloads = chat.downloads();
        this.room = room;
    }

    /// How many bytes of the files are on this computer.
    public ReadOnlyLongProperty receivedProperty() {
        return received.getReadOnlyProperty();
    }

    /// Starts to download.
    ///
    /// @param whenDone called when every file has come or failed
    public void start(Collection<SharedFile> files, Runnable whenDone) {
        stop();
        done = whenDone;
        completedBytes = 0;
        received.set(0);
        fetched.clear();
        waiting.addAll(files);
        next();
    }

    /// Downloads no more. The files that have come stay.
    public void stop() {
        waiting.clear();
        Download stopped = current;
        unfollow();
        if (stopped != null && stopped.underWayProperty().get()) {
            downloads.stop(stopped);
        }
    }

    /// The files on this computer, by ID.
    public Map<String, FetchedFile> fetched() {
        return Map.copyOf(fetched);
    }

    private void next() {
        unfollow();
        SharedFile file = waiting.poll();
        if (file == null) {
            done.run();
            return;
        }
        Download download = downloads.of(room.name(), file);
        boolean isInside = room.membershipProperty().get() == Membership.INSIDE;
        if (download.fetchedFileProperty().get() != null || !isInside) {
            finish(download);
            return;
        }
        current = download;
        download.receivedProperty().addListener(onReceived);
        download.underWayProperty().addListener(onUnderWay);
        downloads.fetch(download);
        finishIfOver();
    }

    private void unfollow() {
        if (current != null) {
            current.receivedProperty().removeListener(onReceived);
            current.underWayProperty().removeListener(onUnderWay);
            current = null;
        }
    }

    private void addReceived(long bytes) {
        received.set(completedBytes + bytes);
    }

    /// A download that the user stops in the log is over, too.
    private void finishIfOver() {
        Download download = current;
        if (download != null && !download.underWayProperty().get()) {
            finish(download);
        }
    }

    private void finish(Download download) {
        FetchedFile fetchedFile = download.fetchedFileProperty().get();
        if (fetchedFile != null) {
            fetched.put(download.file().id(), fetchedFile);
            completedBytes += download.file().bytes();
            received.set(completedBytes);
        }
        next();
    }
}
