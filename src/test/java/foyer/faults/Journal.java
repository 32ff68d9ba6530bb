package foyer.faults;

import foyer.protocol.Codec;
import foyer.protocol.LogEntry.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/// Records what a talker did in a file, so that it survives a kill of the process. One thread at a
/// time.
final class Journal {
    private static final String SAID = "said ";
    private static final String KEPT = "kept ";
    private static final String TOLD = "told ";

    private final Path file;

    /// Texts typed.
    final Set<String> said = new LinkedHashSet<>();

    /// Texts shown as saved on the client's disk.
    final Set<String> kept = new LinkedHashSet<>();

    /// Messages acknowledged by the server.
    final Set<Said> told = new LinkedHashSet<>();

    /// Continues a journal, or starts a new one.
    Journal(Path file) {
        this.file = file;
        try {
            String all = Files.exists(file) ? Files.readString(file) : "";
            // a killed process may have left an incomplete line
            all.substring(0, all.lastIndexOf('\n') + 1).lines().forEach(this::read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(String line) {
        String rest = line.substring(SAID.length());
        switch (line.substring(0, SAID.length())) {
            case SAID -> said.add(rest);
            case KEPT -> kept.add(rest);
            case TOLD -> told.add((Said) Codec.decodeEvent(rest));
            default -> throw new AssertionError("invalid line in the journal: " + line);
        }
    }

    synchronized void said(String text) {
        if (said.add(text)) {
            write(SAID + text);
        }
    }

    synchronized void kept(String text) {
        if (kept.add(text)) {
            write(KEPT + text);
        }
    }

    synchronized void told(Said entry) {
        if (told.add(entry)) {
            write(TOLD + Codec.encode(entry));
        }
    }

    private void write(String line) {
        try {
            Files.writeString(
                    file, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
