package foyer.ui.files;

import foyer.clientfiles.LocalFiles.FetchedFile;
import foyer.language.Texts;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.image.ImageView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.stage.Modality;
import javafx.stage.Screen;
import javafx.stage.Stage;
import javafx.stage.Window;

/// A window with a picture, as large as the screen allows. UI thread.
final class PictureWindow {
    private PictureWindow() {}

    static void show(FetchedFile fetchedFile, String name, Window owner, Runnable saveAs) {
        var screen = Screen.getPrimary().getVisualBounds();
        double width = Math.min(screen.getWidth() * 0.8, screen.getWidth());
        double height = screen.getHeight() * 0.8;
        var view = new ImageView(Thumbnails.decode(fetchedFile.path(), width, height));
        view.setPreserveRatio(true);
        var place = new StackPane(view);
        place.setMinSize(0, 0);
        var save = new Button(Texts.of("files.save_as"));
        save.setOnAction(_ -> saveAs.run());
        var close = new Button(Texts.of("words.close"));
        close.setCancelButton(true);
        var buttons = new HBox(8, save, close);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.getStyleClass().add("picture-buttons");
        buttons.setStyle("-fx-padding: 10px");
        var root = new BorderPane(place);
        root.setBottom(buttons);
        var window = new Stage();
        window.initOwner(owner);
        window.initModality(Modality.WINDOW_MODAL);
        window.setTitle(name);
        close.setOnAction(_ -> window.close());
        var scene = new Scene(root, Math.max(400, width * 0.75), Math.max(300, height * 0.75));
        scene.getStylesheets().setAll(owner.getScene().getStylesheets());
        view.fitWidthProperty().bind(place.widthProperty());
        view.fitHeightProperty().bind(place.heightProperty());
        scene.setOnKeyPressed(
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        window.close();
                    }
                });
        window.setScene(scene);
        window.show();
    }
}
