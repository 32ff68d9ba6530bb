package foyer.ui.error;

import foyer.language.Texts;
import foyer.ui.AppIcon;
import foyer.ui.CopyButton;
import foyer.ui.Theme;
import java.util.function.Consumer;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reports an unexpected exception to the user in plain words. One window at a time. Made without
/// FXML, so that it also opens if a view cannot be loaded. UI thread.
public final class ErrorWindow {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorWindow.class);

    private @Nullable Stage open;

    private final Consumer<Fault> log;

    private ErrorWindow(Consumer<Fault> log) {
        this.log = log;
    }

    /// Logs and shows every uncaught exception of this thread, the UI's.
    public static void install() {
        install(fault -> LOG.error("unexpected exception on the UI thread: {}", fault.details()));
    }

    static void install(Consumer<Fault> log) {
        var window = new ErrorWindow(log);
        Thread.currentThread().setUncaughtExceptionHandler((_, thrown) -> window.show(thrown));
    }

    private void show(Throwable thrown) {
        Fault fault = Fault.of(thrown);
        log.accept(fault);
        if (open != null) {
            return;
        }
        var stage = new Stage();
        stage.setTitle(Texts.of("error.window"));
        AppIcon.addTo(stage);
        var scene = new Scene(content(fault, stage::close));
        Theme.addStyles(scene);
        stage.setScene(scene);
        stage.setMinWidth(360);
        stage.setMinHeight(270);
        stage.setOnHidden(_ -> open = null);
        open = stage;
        stage.show();
    }

    static VBox content(Fault fault, Runnable onClose) {
        var icon = new FontIcon(Feather.ALERT_TRIANGLE);
        icon.getStyleClass().add("error-sign");
        var title = new Label(Texts.of("error.title"));
        title.getStyleClass().add("panel-title");
        title.setWrapText(true);
        title.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.ALWAYS);
        var head = new HBox(icon, title);
        head.getStyleClass().add("panel-head");
        var text = new Label(Texts.of("error.words"));
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        var code = new Label(Texts.of("error.code", fault.code()));
        code.getStyleClass().add("hint");
        code.setWrapText(true);
        code.setMinHeight(Region.USE_PREF_SIZE);
        var copy = new CopyButton(Texts.of("error.copy"));
        copy.setWhat(Texts.of("copy.details"));
        copy.setCopies(fault.details());
        var close = new Button(Texts.of("words.close.button"));
        close.setDefaultButton(true);
        close.setCancelButton(true);
        close.setOnAction(_ -> onClose.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var buttons = new HBox(8, copy, space, close);
        var above = new Region();
        VBox.setVgrow(above, Priority.ALWAYS);
        var content = new VBox(head, text, code, above, buttons);
        content.getStyleClass().add("panel");
        content.setPrefWidth(460);
        content.getStylesheets().add(sheet());
        return content;
    }

    private static String sheet() {
        var sheet = Theme.class.getResource("panel.css");
        return sheet == null ? "" : sheet.toExternalForm();
    }
}
