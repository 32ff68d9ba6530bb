package foyer.ui.export;

import foyer.protocol.FileNames;
import foyer.protocol.SharedFile;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The files beside an exported conversation. Immutable.
///
/// @param isRequested whether the user wanted files
/// @param folder name of their folder; empty if there is none
/// @param names their names in the folder by file id, of the available files
/// @param pictures ids of the files that can be shown as pictures
record ExportedFiles(
        boolean isRequested, String folder, Map<String, String> names, Set<String> pictures) {
    static final ExportedFiles NONE = new ExportedFiles(false, "", Map.of(), Set.of());

    ExportedFiles {
        names = Map.copyOf(names);
        pictures = Set.copyOf(pictures);
    }

    boolean isMissing(SharedFile file) {
        return isRequested && !names.containsKey(file.id());
    }

    /// The path relative to the conversation; null if the file was not saved.
    @Nullable String path(SharedFile file) {
        String name = names.get(file.id());
        return name == null ? null : folder + "/" + name;
    }

    /// The path as a link target; null if the file was not saved or could run code.
    @Nullable String link(SharedFile file) {
        String name = names.get(file.id());
        return name == null || FileNames.isRunnable(name) ? null : encode(name);
    }

    /// The path as an image source; null if the file is no picture.
    @Nullable String picture(SharedFile file) {
        String name = names.get(file.id());
        return name == null || !pictures.contains(file.id()) ? null : encode(name);
    }

    /// Encodes the path by RFC 3986, so that no file name can act as anything else.
    private String encode(String name) {
        try {
            return new URI(null, null, "./" + folder + "/" + name, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("no path of a file", e);
        }
    }
}
