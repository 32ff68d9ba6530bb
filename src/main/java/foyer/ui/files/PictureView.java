package foyer.ui.files;

import foyer.protocol.Picture;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ScrollPane;
import javafx.scene.image.ImageView;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;

/// A picture that can be zoomed and moved. It begins as large as fits; a long or wide one begins at
/// full width or height, so that it can be read. UI thread.
final class PictureView extends ScrollPane {
    /// More pixels are not decoded: 24 million take 96 MB.
    private static final double MAX_PIXELS = 24_000_000;

    private static final double MAX_ZOOM = 16;
    private static final double STEP = 1.25;
    private static final double WHEEL_NOTCH = 40;

    /// A picture that is longer than the window by more than this is read by scrolling.
    private static final double LONG = 2;

    private static final double BAR_SIZE = 16;

    private final ImageView image = new ImageView();
    private final StackPane frame = new StackPane(image);
    private final StackPane mat = new StackPane(frame);
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private double fullWidth = 1;
    private double fullHeight = 1;
    private boolean isFitted = true;

    PictureView() {
        getStyleClass().add("picture-view");
        setContent(mat);
        setPannable(true);
        frame.getStyleClass().add("picture-mat");
        frame.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
        viewportBoundsProperty()
                .subscribe(bounds -> mat.setMinSize(bounds.getWidth(), bounds.getHeight()));
        widthProperty().subscribe(_ -> onResized());
        heightProperty().subscribe(_ -> onResized());
        addEventFilter(ScrollEvent.SCROLL, this::onWheel);
        mat.addEventHandler(MouseEvent.MOUSE_CLICKED, this::onClick);
    }

    /// The width to which a picture is decoded at most.
    static double maxWidth(Picture picture) {
        return picture.width() * scale(picture);
    }

    /// The height to which a picture is decoded at most.
    static double maxHeight(Picture picture) {
        return picture.height() * scale(picture);
    }

    private static double scale(Picture picture) {
        return Math.min(1, Math.sqrt(MAX_PIXELS / ((double) picture.width() * picture.height())));
    }

    /// Shows a picture, as large as fits.
    ///
    /// @param picture its full size
    void show(DecodedPicture decoded, Picture picture) {
        image.setImage(decoded.image());
        fullWidth = picture.width();
        fullHeight = picture.height();
        PictureFrame.showBackdrop(frame, decoded.backdrop());
        fit();
    }

    void clear() {
        image.setImage(null);
        PictureFrame.showBackdrop(frame, DecodedPicture.Backdrop.NONE);
    }

    /// The screen's pixels to a pixel of the picture.
    ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    private void onResized() {
        if (isFitted) {
            fit();
        }
    }

    /// Shows as much of the picture as can be read.
    void fit() {
        setZoom(fittingZoom(), 0, 0);
        setVvalue(0);
        setHvalue(0);
        isFitted = true;
    }

    private double fittingZoom() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        double byWidth = Math.min(1, width / fullWidth);
        double byHeight = Math.min(1, height / fullHeight);
        boolean isLong =
                fullHeight * byWidth > LONG * height || fullWidth * byHeight > LONG * width;
        if (isLong) {
            double besideBar =
                    byWidth > byHeight
                            ? (width - BAR_SIZE) / fullWidth
                            : (height - BAR_SIZE) / fullHeight;
            return Math.clamp(besideBar, Double.MIN_NORMAL, 1);
        }
        return Math.min(byWidth, byHeight);
    }

    void zoomIn() {
        zoomAtCentre(STEP);
    }

    void zoomOut() {
        zoomAtCentre(1 / STEP);
    }

    private void zoomAtCentre(double factor) {
        Bounds viewport = getViewportBounds();
        setZoom(zoom.get() * factor, viewport.getWidth() / 2, viewport.getHeight() / 2);
    }

    /// Moves over the picture by parts of the window.
    void scroll(double right, double down) {
        Bounds viewport = getViewportBounds();
        double restX = Math.max(1, mat.getWidth() - viewport.getWidth());
        double restY = Math.max(1, mat.getHeight() - viewport.getHeight());
        setHvalue(Math.clamp(getHvalue() + right * viewport.getWidth() / restX, 0, 1));
        setVvalue(Math.clamp(getVvalue() + down * viewport.getHeight() / restY, 0, 1));
    }

    /// The wheel zooms; over a picture that is read by scrolling it scrolls unless Ctrl is down.
    private void onWheel(ScrollEvent event) {
        double smallest = Math.min(getWidth() / fullWidth, getHeight() / fullHeight);
        boolean scrolls = fittingZoom() > Math.min(1, smallest) && !event.isShortcutDown();
        if (!scrolls && event.getDeltaY() != 0) {
            Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
            double factor = Math.pow(STEP, event.getDeltaY() / WHEEL_NOTCH);
            setZoom(zoom.get() * factor, at.getX(), at.getY());
            event.consume();
        }
    }

    private void onClick(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && event.getClickCount() == 2) {
            if (isFitted) {
                Point2D at = sceneToLocal(event.getSceneX(), event.getSceneY());
                setZoom(zoom.get() < 1 ? 1 : 2 * zoom.get(), at.getX(), at.getY());
            } else {
                fit();
            }
        }
    }

    /// @param x stays where it is in the window
    /// @param y stays where it is in the window
    private void setZoom(double value, double x, double y) {
        double smallest = Math.min(fittingZoom(), 1) / 4;
        double next = Math.clamp(value, Math.min(smallest, MAX_ZOOM), MAX_ZOOM);
        Bounds viewport = getViewportBounds();
        double pictureX = place(getHvalue(), zoom.get() * fullWidth, viewport.getWidth(), x);
        double pictureY = place(getVvalue(), zoom.get() * fullHeight, viewport.getHeight(), y);
        double factor = next / zoom.get();
        isFitted = false;
        zoom.set(next);
        image.setFitWidth(Math.max(1, fullWidth * next));
        image.setFitHeight(Math.max(1, fullHeight * next));
        layout();
        setHvalue(value(pictureX * factor, next * fullWidth, viewport.getWidth(), x));
        setVvalue(value(pictureY * factor, next * fullHeight, viewport.getHeight(), y));
    }

    /// Where in the drawn picture a place of the window is.
    private static double place(double value, double size, double viewport, double at) {
        return size <= viewport ? at - (viewport - size) / 2 : value * (size - viewport) + at;
    }

    /// The scroll value that brings a place of the drawn picture to a place of the window.
    private static double value(double place, double size, double viewport, double at) {
        return size <= viewport ? 0 : Math.clamp((place - at) / (size - viewport), 0, 1);
    }
}
