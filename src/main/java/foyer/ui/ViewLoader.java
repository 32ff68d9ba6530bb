package foyer.ui;

import foyer.language.Texts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Map;
import java.util.function.Supplier;
import javafx.fxml.FXMLLoader;
import javafx.scene.Parent;

/// Loads views. `XController`'s view is `X.fxml`, under the same path among the resources;
/// controllers, those of included views too, come from one map. UI thread.
public final class ViewLoader {
    private final Map<Class<?>, Supplier<?>> controllers;

    /// @param controllers how to make each controller
    public ViewLoader(Map<Class<?>, Supplier<?>> controllers) {
        this.controllers = Map.copyOf(controllers);
    }

    /// The view of a controller, and those it includes.
    public Parent load(Class<?> controller) {
        String path =
                "/"
                        + controller.getName().replace('.', '/').replaceFirst("Controller$", "")
                        + ".fxml";
        URL view = controller.getResource(path);
        if (view == null) {
            throw new IllegalArgumentException("there is no view " + path);
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
            throw new IllegalArgumentException("nobody makes a " + controller);
        }
        return maker.get();
    }
}
