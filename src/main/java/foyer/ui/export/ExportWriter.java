package foyer.ui.export;

import foyer.clientfiles.AtomicFileWriter;
import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.protocol.FileNames;
import foyer.protocol.SharedFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes an exported conversation and, in a folder beside it, its shared files. Writes the files
/// first, so that an existing export is complete; deletes them after a failure. For one export; any
/// thread that may block.
final class ExportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWriter.class);

    private final ExportFormat exportFormat;
    private final Conversation conversation;
    private final Path file;
    private final BooleanSupplier isCancelled;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> pictures = new HashSet<>();
    private @Nullable Path folder;

    /// Thrown if the user cancels the export.
    static final class ExportCancelledException extends IOException {
        private static final long serialVersionUID = 1L;
    }

    ExportWriter(
            ExportFormat exportFormat,
            Conversation conversation,
            Path file,
            BooleanSupplier isCancelled) {
        this.exportFormat = exportFormat;
        this.conversation = conversation;
        this.file = file;
        this.isCancelled = isCancelled;
    }

    /// Writes the conversation without files.
    void save() throws IOException {
        save(ExportedFiles.NONE);
    }

    /// Writes the conversation with its files and returns which were written.
    ///
    /// @param fetchedFiles the available files by id
    ExportedFiles save(Map<String, FetchedFile> fetchedFiles) throws IOException {
        boolean isComplete = false;
        try {
            for (SharedFile sharedFile : conversation.files()) {
                FetchedFile fetchedFile = fetchedFiles.get(sharedFile.id());
                if (fetchedFile != null) {
                    copyFile(sharedFile, fetchedFile);
                }
            }
            var exported =
                    new ExportedFiles(
                            true,
                            folder == null ? "" : folder.getFileName().toString(),
                            names,
                            pictures);
            save(exported);
            isComplete = true;
            return exported;
        } finally {
            if (!isComplete) {
                deleteFolder();
            }
        }
    }

    private void save(ExportedFiles files) throws IOException {
        String content = exportFormat.format(conversation, files);
        if (isCancelled.getAsBoolean()) {
            throw new ExportCancelledException();
        }
        AtomicFileWriter.replace(file, part -> Files.writeString(part, content));
    }

    private void copyFile(SharedFile sharedFile, FetchedFile fetchedFile) throws IOException {
        if (isCancelled.getAsBoolean()) {
            throw new ExportCancelledException();
        }
        if (!Files.exists(fetchedFile.path())) {
            return;
        }
        try {
            Path saved =
                    AtomicFileWriter.create(
                            folder(),
                            FileNames.safe(sharedFile.name()),
                            AtomicFileWriter.markedCopyOf(fetchedFile.path()));
            names.put(sharedFile.id(), saved.getFileName().toString());
            if (fetchedFile.picture() != null) {
                pictures.add(sharedFile.id());
            }
        } catch (NoSuchFileException e) {
            LOG.warn("a file that was fetched is gone: {}", e.toString());
        }
    }

    private Path folder() throws IOException {
        Path current = folder;
        if (current == null) {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - FileNames.extension(name).length());
            Path parent = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a folder");
            current = AtomicFileWriter.createFolder(parent, FileNames.safe(stem + "-files"));
            folder = current;
        }
        return current;
    }

    private void deleteFolder() throws IOException {
        Path writtenFolder = folder;
        if (writtenFolder != null) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(writtenFolder)) {
                for (Path copied : all) {
                    Files.delete(copied);
                }
            }
            Files.delete(writtenFolder);
        }
    }
}
