package foyer.ui.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import javafx.stage.FileChooser;
import javafx.stage.Window;

/// Writes a transcript where the person says. UI thread.
public final class TranscriptFile implements BinaryOperator<String> {
    private final Supplier<Window> owner;

    /// A writer for one window.
    ///
    /// @param owner the window that asks
    public TranscriptFile(Supplier<Window> owner) {
        this.owner = owner;
    }

    /// Asks where, and writes.
    ///
    /// @param title what the room is called
    /// @param text what to write
    /// @return what came of it, in words; empty if the person thought better of it
    @Override
    public String apply(String title, String text) {
        var chooser = new FileChooser();
        chooser.setTitle("Save transcript");
        chooser.setInitialFileName(title.replaceAll("[^\\p{L}\\p{N} ._-]", "_") + ".txt");
        File file = chooser.showSaveDialog(owner.get());
        if (file == null) {
            return "";
        }
        try {
            Files.writeString(file.toPath(), text);
            return "Saved as " + file.getName() + ".";
        } catch (IOException e) {
            return "It could not be saved: " + e.getMessage();
        }
    }
}
