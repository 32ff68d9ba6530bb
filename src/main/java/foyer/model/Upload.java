package foyer.model;

import foyer.clientstore.SavedUpload;
import foyer.language.Texts;
import foyer.protocol.SharedFile;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import javafx.beans.property.ReadOnlyLongProperty;
import javafx.beans.property.ReadOnlyLongWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// A file that the user sends, until the server has all of it. UI thread.
public final class Upload {
    /// What happens to an upload. A late answer cannot bring it to a stage that does not follow.
    /// [foyer.clientstore.UploadJournal] says what of it survives the program.
    public enum Stage {
        /// It is saved; before that is done, the file is neither read nor offered.
        SAVING,
        /// The file is read to find its SHA-256.
        HASHING,
        /// It waits for the connection or for the uploads before it.
        WAITING,
        SENDING,
        /// The user has paused it.
        PAUSED,
        /// The server could not store it; it continues when the server can.
        STALLED,
        /// The server refused it, or this computer's disk failed.
        FAILED,
        /// The server has all of it; its message is outgoing.
        SENT,
        /// It is not sent: the user cancelled it or is not in the room.
        ENDED;

        private Set<Stage> next() {
            return switch (this) {
                case SAVING -> EnumSet.of(SAVING, HASHING, PAUSED, FAILED, ENDED);
                case HASHING -> EnumSet.of(HASHING, WAITING, PAUSED, FAILED, ENDED);
                case WAITING -> EnumSet.of(SENDING, PAUSED, ENDED);
                case SENDING -> EnumSet.of(WAITING, PAUSED, STALLED, FAILED, SENT, ENDED);
                case PAUSED -> EnumSet.of(SAVING, HASHING, WAITING, FAILED, ENDED);
                case STALLED -> EnumSet.of(WAITING, PAUSED, ENDED);
                case FAILED -> EnumSet.of(SAVING, HASHING, WAITING, FAILED, ENDED);
                case SENT, ENDED -> EnumSet.noneOf(Stage.class);
            };
        }
    }

    private final RoomModel room;
    private final ReadOnlyObjectWrapper<Stage> stage;
    private final ReadOnlyLongWrapper sent = new ReadOnlyLongWrapper();
    private final ReadOnlyLongWrapper bytes = new ReadOnlyLongWrapper(1);
    private final ReadOnlyStringWrapper problem = new ReadOnlyStringWrapper("");
    private SavedUpload saved;
    private boolean isSaved;
    private @Nullable SharedFile file;
    private boolean isChanged;

    /// @param isSaved whether it is in the client's store
    Upload(RoomModel room, SavedUpload saved, boolean isSaved) {
        this.room = room;
        this.saved = saved;
        this.isSaved = isSaved;
        this.stage = new ReadOnlyObjectWrapper<>(isSaved ? Stage.HASHING : Stage.SAVING);
    }

    /// The name that others see.
    public String name() {
        return saved.name();
    }

    /// The room to which it is sent.
    public RoomModel room() {
        return room;
    }

    Path path() {
        return Path.of(saved.path());
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    /// How many bytes the server has.
    public ReadOnlyLongProperty sentProperty() {
        return sent.getReadOnlyProperty();
    }

    /// The file's length; 1 until it is known.
    public ReadOnlyLongProperty bytesProperty() {
        return bytes.getReadOnlyProperty();
    }

    /// Why it stalled, failed or ended; empty otherwise.
    public ReadOnlyStringProperty problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is in the client's store, or is to be.
    SavedUpload saved() {
        return saved;
    }

    boolean isSaved() {
        return isSaved;
    }

    void markSaved() {
        isSaved = true;
    }

    /// The file as it is offered; null until it is read.
    @Nullable SharedFile file() {
        return file;
    }

    void setFile(SharedFile value) {
        file = value;
        saved = saved.withFileId(value.id());
        bytes.set(value.bytes());
    }

    /// Whether it failed because the file has another content than when it was read. Resuming sends
    /// the file as it is then.
    public boolean isChanged() {
        return isChanged;
    }

    boolean failAsChanged() {
        isChanged = stage.get().next().contains(Stage.FAILED);
        return become(Stage.FAILED, Texts.of("files.changed"));
    }

    /// Has the file read again before it is offered: its content is another one.
    void forgetFile() {
        file = null;
        saved = saved.withFileId("");
    }

    /// Whether the file has another content than before the restart. The next time it is accepted.
    boolean pollChanged(String id) {
        boolean changed = !saved.fileId().isEmpty() && !saved.fileId().equals(id);
        if (changed) {
            saved = saved.withFileId("");
        }
        return changed;
    }

    /// The stage in which it continues after a restart, a pause or a failure.
    Stage resumeStage() {
        if (isSaved) {
            return file == null ? Stage.HASHING : Stage.WAITING;
        }
        return Stage.SAVING;
    }

    boolean isOver() {
        return stage.get() == Stage.SENT || stage.get() == Stage.ENDED;
    }

    void setSent(long count) {
        sent.set(count);
    }

    /// Moves to another stage, if it may follow.
    ///
    /// @return false if that stage does not follow; nothing has changed then
    boolean become(Stage next) {
        return become(next, "");
    }

    boolean become(Stage next, String error) {
        if (!stage.get().next().contains(next)) {
            return false;
        }
        isChanged &= next == Stage.FAILED;
        problem.set(error);
        stage.set(next);
        return true;
    }
}
