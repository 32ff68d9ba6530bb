package foyer.model;

import foyer.clientfiles.LocalFiles;
import foyer.clientfiles.LocalFiles.LocalFile;
import foyer.clientstore.UploadJournal;
import foyer.language.Texts;
import foyer.model.Upload.Stage;
import foyer.protocol.SharedFile;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Brings each upload to where it can be offered: saves it, then reads the file for its SHA-256. UI
/// thread.
final class UploadPreparer {
    private final UploadJournal journal;
    private final LocalFiles localFiles;
    private final Runnable ready;
    private final Set<Upload> unsaved = new LinkedHashSet<>();

    /// @param ready called when an upload waits to be offered
    UploadPreparer(UploadJournal journal, LocalFiles localFiles, Runnable ready) {
        this.journal = journal;
        this.localFiles = localFiles;
        this.ready = ready;
    }

    /// Continues with what is to be done next for an upload.
    void resume(Upload upload) {
        Stage next = upload.resumeStage();
        if (!upload.become(next)) {
            return;
        }
        if (next == Stage.SAVING) {
            save(upload);
        } else if (next == Stage.HASHING) {
            localFiles.hash(
                    upload.path(),
                    localFile -> onHashed(upload, localFile),
                    error -> {
                        if (upload.file() == null) {
                            upload.become(Stage.FAILED, error);
                        }
                    });
        } else {
            ready.run();
        }
    }

    private void save(Upload upload) {
        journal.saveUpload(
                upload.saved(),
                () -> onSaved(upload),
                error -> {
                    unsaved.add(upload);
                    if (!upload.isSaved()) {
                        upload.become(Stage.FAILED, error);
                    }
                });
    }

    private void onSaved(Upload upload) {
        boolean isFirst = !upload.isSaved();
        upload.markSaved();
        if (isFirst && upload.stageProperty().get() != Stage.PAUSED) {
            resume(upload);
        }
    }

    private void onHashed(Upload upload, LocalFile localFile) {
        if (upload.file() != null) {
            return;
        }
        if (localFile.bytes() == 0) {
            upload.become(Stage.FAILED, Texts.of("files.empty"));
        } else if (upload.pollChanged(localFile.id())) {
            upload.failAsChanged();
        } else {
            if (upload.saved().fileId().isEmpty()) {
                unsaved.add(upload);
            }
            upload.setFile(
                    new SharedFile(localFile.id(), upload.name(), localFile.bytes())
                            .as(localFile.picture()));
            if (upload.stageProperty().get() == Stage.HASHING) {
                resume(upload);
            }
        }
    }

    /// Saves an upload, or its SHA-256, if that is not done. Without the SHA-256 a restart cannot
    /// tell that the file has changed. A small file is usually sent before the next tick saves
    /// that.
    void saveIfUnsaved(Upload upload) {
        if (unsaved.remove(upload) && !upload.isOver()) {
            save(upload);
        }
    }

    void retrySaves() {
        List.copyOf(unsaved).forEach(this::saveIfUnsaved);
    }
}
