package foyer.ui.about;

import foyer.language.Texts;
import foyer.ui.CopyButton;
import foyer.ui.ViewShowing;
import foyer.ui.error.Diagnostics;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;
import org.jspecify.annotations.Nullable;

/// The panel about Foyer: its version, its libraries with their licences, and diagnostics for a
/// report. UI thread.
public final class AboutController {
    private final String version;
    private final Supplier<String> licences;
    private final Runnable close;

    @FXML private Label product;
    @FXML private CopyButton diagnostics;
    @FXML private ListView<Library> libraries;
    @FXML private TextArea licence;

    /// @param version the program's name and version
    /// @param licences reads `docs/licences.md`
    public AboutController(String version, Supplier<String> licences, Runnable close) {
        this.version = version;
        this.licences = licences;
        this.close = close;
    }

    @FXML
    private void initialize() {
        product.setText(version);
        diagnostics.setWhat(Texts.of("about.copy.what"));
        // the diagnostics include the window, which the view must be in first
        ViewShowing.of(diagnostics)
                .subscribe(
                        shown ->
                                diagnostics.setCopies(
                                        version + "\n" + Diagnostics.of(diagnostics)));
        libraries.getItems().setAll(Library.shipped(licences.get()));
        libraries.getSelectionModel().selectedItemProperty().subscribe(this::show);
        libraries.getSelectionModel().selectFirst();
    }

    private void show(@Nullable Library library) {
        if (library == null) {
            licence.clear();
            return;
        }
        String holders = library.holders().isEmpty() ? "" : "© " + library.holders() + "\n";
        licence.setText(
                library.name()
                        + (library.version().isEmpty() ? "" : " " + library.version())
                        + "\n"
                        + holders
                        + library.licence()
                        + "\n\n"
                        + library.text());
    }

    @FXML
    private void close() {
        close.run();
    }
}
