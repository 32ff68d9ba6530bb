package foyer.ui;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import javafx.application.ColorScheme;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// One view in one window, and somebody who clicks and types in it. The test's thread.
public final class ViewRobot {
    private static final Path SHOTS = Path.of("target", "screenshots");

    private final FxRobot robot = new FxRobot();
    private final Stage stage;

    private ViewRobot(Stage stage) {
        this.stage = stage;
    }

    /// Opens a view in the light theme.
    public static <C> ViewRobot open(
            Class<C> controller, Supplier<C> maker, double width, double height) {
        try {
            Stage stage = FxToolkit.registerPrimaryStage();
            var view = new ViewRobot(stage);
            view.fx(
                    () -> {
                        Theme.wear(ColorScheme.LIGHT);
                        var scene =
                                new Scene(new Views(Map.of(controller, maker)).load(controller));
                        Theme.dress(scene);
                        stage.setScene(scene);
                        stage.setWidth(width);
                        stage.setHeight(height);
                        stage.show();
                        return scene;
                    });
            view.settle();
            return view;
        } catch (TimeoutException e) {
            throw new IllegalStateException("no toolkit", e);
        }
    }

    public static <T> T onUi(Callable<T> work) {
        try {
            return WaitForAsyncUtils.asyncFx(work).get(10, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public <T> T fx(Callable<T> work) {
        T result = onUi(work);
        settle();
        return result;
    }

    public void run(Runnable work) {
        fx(
                () -> {
                    work.run();
                    return true;
                });
    }

    public void settle() {
        WaitForAsyncUtils.waitForFxEvents();
    }

    public void size(double width, double height) {
        run(
                () -> {
                    stage.setWidth(width);
                    stage.setHeight(height);
                });
    }

    public void close() {
        run(stage::hide);
    }

    public void click(String query) {
        robot.clickOn(query);
        settle();
    }

    public void type(String text) {
        robot.write(text, 0);
        settle();
    }

    public void press(KeyCode... keys) {
        robot.push(keys);
        settle();
    }

    /// Puts the cursor into a field and replaces what is in it.
    public void enter(String query, String text) {
        click(query);
        press(KeyCode.CONTROL, KeyCode.A);
        press(KeyCode.DELETE);
        type(text);
    }

    public Node node(String query) {
        return robot.lookup(query).query();
    }

    public boolean isShown(String query) {
        return fx(
                () -> {
                    for (Node n = node(query); n != null; n = n.getParent()) {
                        if (!n.isVisible()) {
                            return false;
                        }
                    }
                    return true;
                });
    }

    /// What a label or field says; empty for a label that is not shown.
    public String text(String query) {
        return fx(
                () ->
                        switch (node(query)) {
                            case Labeled label -> label.isVisible() ? label.getText() : "";
                            case TextInputControl field -> field.getText();
                            case Node other -> throw new AssertionError(other + " has no text");
                        });
    }

    public boolean isDisabled(String query) {
        return fx(() -> node(query).isDisabled());
    }

    /// The fx:id of what has the focus.
    public String focused() {
        return fx(() -> String.valueOf(stage.getScene().getFocusOwner().getId()));
    }

    /// Writes the window as `name-light.png` and `name-dark.png`.
    public void shoot(String name) {
        shoot(stage.getScene(), name);
    }

    public static void shoot(Scene scene, String name) {
        for (ColorScheme scheme : ColorScheme.values()) {
            WritableImage image =
                    onUi(
                            () -> {
                                Theme.wear(scheme);
                                scene.getRoot().applyCss();
                                scene.getRoot().layout();
                                return scene.snapshot(null);
                            });
            save(image, name + (scheme == ColorScheme.LIGHT ? "-light" : "-dark") + ".png");
        }
        onUi(
                () -> {
                    Theme.wear(ColorScheme.LIGHT);
                    return true;
                });
    }

    private static void save(WritableImage image, String file) {
        int width = (int) image.getWidth();
        int height = (int) image.getHeight();
        try {
            var pixels = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(new DeflaterOutputStream(pixels))) {
                for (int y = 0; y < height; y++) {
                    out.writeByte(0);
                    for (int x = 0; x < width; x++) {
                        int argb = image.getPixelReader().getArgb(x, y);
                        out.writeInt(argb << 8 | argb >>> 24);
                    }
                }
            }
            var head = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(head)) {
                out.writeInt(width);
                out.writeInt(height);
                out.write(new byte[] {8, 6, 0, 0, 0});
            }
            var png = new ByteArrayOutputStream();
            try (var out = new DataOutputStream(png)) {
                out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
                chunk(out, "IHDR", head.toByteArray());
                chunk(out, "IDAT", pixels.toByteArray());
                chunk(out, "IEND", new byte[0]);
            }
            Files.createDirectories(SHOTS);
            Files.write(SHOTS.resolve(file), png.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void chunk(DataOutputStream out, String type, byte[] data) throws IOException {
        byte[] name = type.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        var crc = new CRC32();
        crc.update(name);
        crc.update(data);
        out.writeInt(data.length);
        out.write(name);
        out.write(data);
        out.writeInt((int) crc.getValue());
    }
}
