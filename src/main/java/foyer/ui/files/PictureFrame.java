package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import foyer.protocol.Picture;
import foyer.protocol.SharedFile;
import foyer.ui.NodeVisibility;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.image.ImageView;
import javafx.scene.layout.StackPane;
import javafx.stage.Window;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A picture in the log. Its size is known before the download, so that no row moves when the
/// picture comes. UI thread.
final class PictureFrame extends Button {
    private static final double MAX_WIDTH = 360;
    private static final double MAX_HEIGHT = 260;
    private static final double MIN_SIZE = 48;

    /// A narrower frame has no room for a text.
    private static final double TEXT_WIDTH = 120;

    private static final PseudoClass LIGHT = PseudoClass.getPseudoClass("light-backdrop");
    private static final PseudoClass DARK = PseudoClass.getPseudoClass("dark-backdrop");
    private static final Thumbnails THUMBNAILS = new Thumbnails();

    private final ImageView image = new ImageView();
    private final Label status = new Label();
    private final StackPane frame = new StackPane(image, status);
    private final Runnable onDamaged;
    private Subscription shown = Subscription.EMPTY;
    private @Nullable Thumbnail thumbnail;

    /// @param onDamaged called if a downloaded picture cannot be shown
    PictureFrame(Runnable onDamaged) {
        this.onDamaged = onDamaged;
        getStyleClass().addAll("flat", "picture");
        setGraphic(frame);
        frame.getStyleClass().add("picture-frame");
        image.setPreserveRatio(true);
        status.getStyleClass().add("picture-status");
        status.setWrapText(true);
        StackPane.setAlignment(status, Pos.BOTTOM_CENTER);
    }

    /// Whether a file is a picture that the window can show.
    static boolean canShow(SharedFile file) {
        String type = file.type();
        return file.isPicture() && type != null && PictureDecoder.canDecode(type);
    }

    /// Reserves the space for a picture.
    ///
    /// @return false if the file is none that can be shown
    boolean reserve(SharedFile file) {
        clear();
        Integer width = file.width();
        Integer height = file.height();
        boolean isShown = canShow(file) && width != null && height != null;
        NodeVisibility.show(this, isShown);
        if (isShown && width != null && height != null) {
            double scale = Math.min(1, Math.min(MAX_WIDTH / width, MAX_HEIGHT / height));
            double w = Math.max(MIN_SIZE, width * scale);
            double h = Math.max(MIN_SIZE, height * scale);
            frame.setMinSize(w, h);
            frame.setMaxSize(w, h);
            image.setFitWidth(w);
            image.setFitHeight(h);
            setAccessibleText(Texts.of("files.picture", file.name(), width, height));
        }
        return isShown;
    }

    /// Shows a text until the picture has come.
    void setStatus(String text) {
        status.setText(text);
        NodeVisibility.show(
                status,
                !text.isEmpty() && image.getImage() == null && frame.getMinWidth() >= TEXT_WIDTH);
    }

    void show(FetchedFile file) {
        Picture picture = file.picture();
        if (picture == null || !PictureDecoder.canDecode(picture.type())) {
            // the server was wrong about it
            onDamaged.run();
            return;
        }
        release();
        Thumbnail next =
                THUMBNAILS.of(
                        file.path(),
                        picture,
                        image.getFitWidth() * pixelScale(),
                        image.getFitHeight() * pixelScale());
        thumbnail = next;
        shown = next.stateProperty().subscribe(this::onState);
    }

    private void onState(Thumbnail.State state) {
        switch (state) {
            case Thumbnail.Waiting _ -> {}
            case Thumbnail.Ready(DecodedPicture decoded) -> {
                image.setImage(decoded.image());
                setStatus("");
                showBackdrop(frame, decoded.backdrop());
            }
            case Thumbnail.Damaged _ -> onDamaged.run();
        }
    }

    static void showBackdrop(StackPane behind, DecodedPicture.Backdrop backdrop) {
        behind.pseudoClassStateChanged(LIGHT, backdrop == DecodedPicture.Backdrop.LIGHT);
        behind.pseudoClassStateChanged(DARK, backdrop == DecodedPicture.Backdrop.DARK);
    }

    /// The number of screen pixels to a pixel of the layout.
    private double pixelScale() {
        Window window = getScene() == null ? null : getScene().getWindow();
        double zoom = getLocalToSceneTransform().getMxx();
        return Math.max(1, window == null ? zoom : window.getOutputScaleX() * zoom);
    }

    private void release() {
        shown.unsubscribe();
        shown = Subscription.EMPTY;
        Thumbnail.release(thumbnail);
        thumbnail = null;
    }

    /// Forgets the picture.
    void clear() {
        release();
        image.setImage(null);
        setStatus("");
        showBackdrop(frame, DecodedPicture.Backdrop.NONE);
    }
}
