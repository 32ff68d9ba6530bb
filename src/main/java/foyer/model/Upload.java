package foyer.model;

import foyer.clientstore.SavedServerState;
import foyer.language.Texts;
import foyer.protocol.SharedFile;
import java.nio.file.Path;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A file this person gives, from when they sent it until it is said. UI thread.
public final class Upload {
    public enum Stage {
        /// It is read through, to know what it is.
        READING,
        /// It waits for the connection, or for those before it.
        WAITING,
        SENDING,
        /// The person had it stop for a while.
        PAUSED,
        /// The server, or this computer's disk, said no.
        FAILED,
        /// This person is not in its room any more: it is not sent.
        ENDED
    }

    /// One of this person's numbers, under which it is remembered.
    final long n;

    final RoomModel room;
    final Path path;
    final String text;
    final @Nullable Long to;
    private final String name;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.READING);
    private final ReadOnlyLongWrapper sent = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper bytes = new ReadOnlyLongWrapper(1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private @Nullable SharedFile file;
    private boolean forNow;
    private boolean kept;
    private String before = "";

    Upload(long n, RoomModel room, Path path, String name, String text, @Nullable Long to) {
        this.n = n;
        this.room = room;
        this.path = path;
        this.name = name;
        this.text = text;
        this.to = to;
    }

    public String name() {
        return name;
    }

    /// Which room it goes to.
    public RoomModel room() {
        return room;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// How much of it the server has.
    public ReadOnlyLongProperty sentProperty() {
        return sent.getReadOnlyProperty();
    }

    public ReadOnlyLongProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /// Why it failed or ended; empty unless it did.
    public ReadOnlyStringProperty wordsProperty() {
        return problem.getReadOnlyProperty();
    }

    @Nullable SharedFile file() {
        return file;
    }

    void setFile(SharedFile known) {
        file = known;
        bytes.set(known.bytes());
    }

    /// What is written down of it.
    SavedServerState.Upload toSaved() {
        return new SavedServerState.Upload(
                n,
                room.name(),
                path.toAbsolutePath().toString(),
                name,
                file == null ? before : file.id(),
                text,
                to);
    }

    /// It is written down.
    void markSaved() {
        kept = true;
    }

    boolean isSaved() {
        return kept;
    }

    /// What the file was when the program ended.
    ///
    /// @param id its SHA-256; empty if it was not known yet
    void expectId(String id) {
        before = id;
    }

    /// Whether the file is another than when the program ended; asked again, it is as good as any.
    boolean checkChanged(String id) {
        boolean changed = !before.isEmpty() && !before.equals(id);
        before = "";
        return changed;
    }

    boolean isOf(String id) {
        return file != null && file.id().equals(id);
    }

    void setSent(long now) {
        sent.set(now);
    }

    void set(Stage now) {
        become(now, "");
    }

    void fail(String why) {
        become(Stage.FAILED, why);
    }

    void end(String why) {
        become(Stage.ENDED, why);
    }

    private void become(Stage now, String why) {
        if (stage.get() != Stage.ENDED) {
            forNow = false;
            problem.set(why);
            stage.set(now);
        }
    }

    /// The server has no room for it; it goes on by itself when there is some.
    void failTemporarily(String why) {
        fail(Texts.of("files.goes_on", why));
        forNow = true;
    }

    boolean hasFailedTemporarily() {
        return forNow;
    }
}
