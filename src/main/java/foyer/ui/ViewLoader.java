package foyer.ui;

import foyer.language.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads FXML views. The view of `XController` is `X.fxml` at the same path among the resources.
/// The controllers of a view and of the views it includes come from one map. UI thread.
public final class ViewLoader {
    private final Map<Class<?>, Supplier<?>> controllers;

    /// @param controllers makes each controller
    public ViewLoader(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = Map.copyOf(controllers);
    }

    public Parent load(Class<?> controller) {
        String path =
                "/"
                        + controller.getName().replace('.', '/').replaceFirst("Controller$", "")
                        + ".fxml";
        URL view = controller.getResource(path);
        if (view == null) {
            throw new IllegalArgumentException("no view " + path);
        }
        var loader = new FXMLLoader(view, Texts.bundle());
        loader.setControllerFactory(this::make);
        try {
            return loader.load();
        } catch (IOException e) {
            throw new UncheckedIOException("the view " + path + " cannot be loaded", e);
        }
    }

    private Object make(Class<?> controller) {
        Supplier<?> maker = controllers.get(controller);
        if (maker == null) {
            throw new IllegalArgumentException("no maker for " + controller);
        }
        return maker.get();
    }
}
