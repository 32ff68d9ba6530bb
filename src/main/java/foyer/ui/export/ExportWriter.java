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

/// Writes a conversation, and in a folder beside it what came with its messages: the files first,
/// so that who has the conversation has all of it. What cannot be finished is taken away again. For
/// one; any thread that may wait.
final class ExportWriter {
    private static final Logger LOG = LoggerFactory.getLogger(ExportWriter.class);

    private final ExportFormat exportFormat;
    private final Conversation talk;
    private final Path file;
    private final BooleanSupplier isGivenUp;
    private final Map<String, String> names = new HashMap<>();
    private final Set<String> pictures = new HashSet<>();
    private @Nullable Path folder;

    /// It was given up in the middle.
    static final class GivenUp extends IOException {
        private static final long serialVersionUID = 1L;
    }

    ExportWriter(
            ExportFormat exportFormat, Conversation talk, Path file, BooleanSupplier isGivenUp) {
        this.exportFormat = exportFormat;
        this.talk = talk;
        this.file = file;
        this.isGivenUp = isGivenUp;
    }

    /// Without files.
    void save() throws IOException {
        save(ExportedFiles.NOT_ASKED);
    }

    /// With files; which of them came, and what they are called there, is answered.
    ///
    /// @param here those that could be had, by their id
    ExportedFiles save(Map<String, FetchedFile> here) throws IOException {
        boolean whole = false;
        try {
            for (SharedFile each : talk.files()) {
                FetchedFile fetchedFile = here.get(each.id());
                if (fetchedFile != null) {
                    enclose(each, fetchedFile);
                }
            }
            var exported =
                    new ExportedFiles(
                            true,
                            folder == null ? "" : folder.getFileName().toString(),
                            names,
                            pictures);
            save(exported);
            whole = true;
            return exported;
        } finally {
            if (!whole) {
                takeAway();
            }
        }
    }

    private void save(ExportedFiles files) throws IOException {
        String written = exportFormat.of(talk, files);
        if (isGivenUp.getAsBoolean()) {
            throw new GivenUp();
        }
        AtomicFileWriter.at(file, part -> Files.writeString(part, written));
    }

    private void enclose(SharedFile given, FetchedFile fetchedFile) throws IOException {
        if (isGivenUp.getAsBoolean()) {
            throw new GivenUp();
        }
        if (!Files.exists(fetchedFile.path())) {
            return;
        }
        try {
            Path saved =
                    AtomicFileWriter.beside(
                            folder(),
                            FileNames.safe(given.name()),
                            AtomicFileWriter.copyOf(fetchedFile.path()));
            names.put(given.id(), saved.getFileName().toString());
            if (fetchedFile.picture() != null) {
                pictures.add(given.id());
            }
        } catch (NoSuchFileException e) {
            LOG.warn("a file that was fetched is gone: {}", e.toString());
        }
    }

    private Path folder() throws IOException {
        Path known = folder;
        if (known == null) {
            String name = file.getFileName().toString();
            String stem = name.substring(0, name.length() - FileNames.ending(name).length());
            Path in = Objects.requireNonNull(file.toAbsolutePath().getParent(), "a folder");
            known = AtomicFileWriter.folder(in, FileNames.safe(stem + "-files"));
            folder = known;
        }
        return known;
    }

    private void takeAway() throws IOException {
        Path made = folder;
        if (made != null) {
            try (DirectoryStream<Path> all = Files.newDirectoryStream(made)) {
                for (Path each : all) {
                    Files.delete(each);
                }
            }
            Files.delete(made);
        }
    }
}
