package foyer.ui.invite;

import io.nayuki.qrcodegen.QrCode;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.scene.AccessibleRole;
import javafx.scene.layout.Region;
import javafx.scene.shape.FillRule;
import javafx.scene.shape.SVGPath;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;

/// A text as a QR code (ISO/IEC 18004, error correction M). Black on white in every theme, because
/// many phones read no other colours. UI thread.
public final class QrView extends Region {
    private static final int QUIET_ZONE = 4;

    private final StringProperty text = new SimpleStringProperty(this, "text", "");
    private final SVGPath modules = new SVGPath();
    private int size;

    public QrView() {
        getStyleClass().add("qr");
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        modules.getStyleClass().add("qr-modules");
        modules.setFillRule(FillRule.NON_ZERO);
        modules.setManaged(false);
        modules.setSmooth(false);
        getChildren().add(modules);
        text.subscribe(this::draw);
    }

    /// The encoded text; nothing is drawn while it is empty.
    public StringProperty textProperty() {
        return text;
    }

    private void draw(String value) {
        if (value.isEmpty()) {
            size = 0;
            modules.setContent("");
            return;
        }
        QrCode code = QrCode.encodeText(value, QrCode.Ecc.MEDIUM);
        size = code.size;
        var path = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (code.getModule(x, y)) {
                    int left = x;
                    while (x + 1 < size && code.getModule(x + 1, y)) {
                        x++;
                    }
                    path.append("M%d %dH%dV%dH%dZ".formatted(left, y, x + 1, y + 1, left));
                }
            }
        }
        modules.setContent(path.toString());
        requestLayout();
    }

    /// Draws each module in whole pixels, because phones read blurred edges badly.
    @Override
    protected void layoutChildren() {
        if (size == 0) {
            return;
        }
        double side = Math.min(getWidth(), getHeight());
        double scale = Math.max(1, Math.floor(side / (size + 2 * QUIET_ZONE)));
        modules.getTransforms()
                .setAll(
                        new Translate(
                                Math.floor((getWidth() - size * scale) / 2),
                                Math.floor((getHeight() - size * scale) / 2)),
                        new Scale(scale, scale));
    }
}
