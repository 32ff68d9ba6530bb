package foyer.ui.export;

import foyer.protocol.FileNames;
import foyer.protocol.SharedFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files that lie beside a saved conversation. Immutable; any thread.
///
/// @param asked whether they were to be saved, too
/// @param folder the name of theirs; empty where there is none
/// @param names what those are called there that could be had, by their id
/// @param pictures the ids of those that are pictures which can be shown
record ExportedFiles(
        boolean asked, String folder, Map<String, String> names, Set<String> pictures) {
    static final ExportedFiles NOT_ASKED = new ExportedFiles(false, "", Map.of(), Set.of());

    ExportedFiles {
        names = Map.copyOf(names);
        pictures = Set.copyOf(pictures);
    }

    boolean isMissing(SharedFile file) {
        return asked && !names.containsKey(file.id());
    }

    /// Where a file lies, from the conversation's own on; null if it was not saved.
    @Nullable String path(SharedFile file) {
        String name = names.get(file.id());
        return name == null ? null : folder + "/" + name;
    }

    /// The same as an address that a click may open; null for what could run.
    @Nullable String link(SharedFile file) {
        String name = names.get(file.id());
        return name == null || FileNames.isRun(name) ? null : address(name);
    }

    /// The same as the address of a picture, which is only shown; null if it is none.
    @Nullable String picture(SharedFile file) {
        String name = names.get(file.id());
        return name == null || !pictures.contains(file.id()) ? null : address(name);
    }

    /// As RFC 3986 has it, so that no name means anything else than itself.
    private String address(String name) {
        try {
            return new URI(null, null, "./" + folder + "/" + name, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path of a file", e);
        }
    }
}
