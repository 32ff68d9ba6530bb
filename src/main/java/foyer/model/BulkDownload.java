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

/// Has files of a room come, one after the other, and knows of which it is known that they cannot.
/// Outside the room nothing is asked for: only what is here already is found. UI thread.
public final class BulkDownload {
    private final DownloadQueue downloads;
    private final RoomModel room;
    private final Deque<SharedFile> waiting = new ArrayDeque<>();
    private final Map<String, FetchedFile> here = new HashMap<>();
    private final ReadOnlyLongWrapper got = new ReadOnlyLongWrapper();
    private final ChangeListener<Number> counting = (_, _, bytes) -> count(bytes.longValue());
    private final ChangeListener<Boolean> following = (_, _, _) -> look();
    private @Nullable Download current;
    private long before;
    private Runnable then = () -> {};

    public BulkDownload(ChatModel chat, RoomModel room) {
        this.downloads = chat.downloads();
        this.room = room;
    }

    /// How many bytes are here, of those that were found.
    public ReadOnlyLongProperty gotProperty() {
        return got.getReadOnlyProperty();
    }

    /// Begins, and says when no more comes.
    public void start(Collection<SharedFile> files, Runnable done) {
        stop();
        then = done;
        before = 0;
        got.set(0);
        here.clear();
        waiting.addAll(files);
        next();
    }

    /// Brings no more. What came stays.
    public void stop() {
        waiting.clear();
        Download under = current;
        unfollow();
        if (under != null && under.underWayProperty().get()) {
            downloads.stop(under);
        }
    }

    /// Those that are here, by their id.
    public Map<String, FetchedFile> fetched() {
        return Map.copyOf(here);
    }

    private void next() {
        unfollow();
        SharedFile file = waiting.poll();
        if (file == null) {
            then.run();
            return;
        }
        Download download = downloads.of(room.name(), file);
        boolean inside = room.membershipProperty().get() == RoomModel.Membership.INSIDE;
        if (download.fetchedFileProperty().get() != null
                || !inside
                || downloads.localFiles() == null) {
            over(download);
            return;
        }
        current = download;
        download.gotProperty().addListener(counting);
        download.underWayProperty().addListener(following);
        downloads.fetch(download);
        look();
    }

    private void unfollow() {
        if (current != null) {
            current.gotProperty().removeListener(counting);
            current.underWayProperty().removeListener(following);
            current = null;
        }
    }

    private void count(long bytes) {
        got.set(before + bytes);
    }

    /// A file that is no longer under way is here or was refused; one that somebody stopped in the
    /// log is not waited for.
    private void look() {
        Download download = current;
        if (download != null && !download.underWayProperty().get()) {
            over(download);
        }
    }

    private void over(Download download) {
        FetchedFile fetchedFile = download.fetchedFileProperty().get();
        if (fetchedFile != null) {
            here.put(download.file().id(), fetchedFile);
            before += download.file().bytes();
            got.set(before);
        }
        next();
    }
}
